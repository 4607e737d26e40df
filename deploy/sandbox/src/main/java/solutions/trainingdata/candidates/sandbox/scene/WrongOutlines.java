package solutions.trainingdata.candidates.sandbox.scene;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** The mistakes that people make with outlines, made on purpose for the guide. */
final class WrongOutlines {

    private static final double GROUND_SHADED = 0.45;

    private final Scene scene;

    WrongOutlines(Scene scene) {
        this.scene = scene;
    }

    /** A few points well outside the car: its convex hull, blown up. */
    List<Pixel> tooLoose(List<Pixel> car) {
        List<Pixel> hull = hull(car);
        double cx = hull.stream().mapToDouble(Pixel::x).average().orElseThrow();
        double cy = hull.stream().mapToDouble(Pixel::y).average().orElseThrow();
        List<Pixel> loose = new ArrayList<>();
        for (Pixel corner : hull) {
            double dx = corner.x() - cx;
            double dy = corner.y() - cy;
            double grown = 1 + 42 / Math.hypot(dx, dy);
            Pixel moved = new Pixel(cx + dx * grown, cy + dy * grown);
            if (loose.isEmpty() || moved.distance(loose.get(loose.size() - 1), loose.get(loose.size() - 1)) > 60) {
                loose.add(moved);
            }
        }
        return loose;
    }

    /** Cut along the height of the sills, so that most of each wheel is left out. */
    List<Pixel> withoutWheels(List<Pixel> car) {
        CarStyle style = scene.car().style();
        double side = scene.camera().eye().y() > 0 ? style.halfWidth() : -style.halfWidth();
        Pixel rear = scene.camera().project(new Vec(-style.halfLength(), side, 0.33));
        Pixel front = scene.camera().project(new Vec(style.halfLength(), side, 0.33));
        double slope = (front.y() - rear.y()) / (front.x() - rear.x());
        CarView view = scene.view();
        Pixel middle = scene.camera().project(new Vec(0, 0, style.belt() * 0.8));
        return new Outline((x, y) -> y < rear.y() + (x - rear.x()) * slope && view.covers(x, y)).around(middle, 1.2);
    }

    /** The car and everything that it darkens. */
    List<Pixel> withShadow() {
        CarView view = scene.view();
        Vec eye = scene.camera().eye();
        Pixel middle = scene.camera().project(new Vec(0, 0, scene.car().style().belt() * 0.8));
        return new Outline((x, y) -> {
                    if (view.covers(x, y)) {
                        return true;
                    }
                    Vec to = scene.camera().through(x, y);
                    Vec ground = eye.plus(to.times(-eye.z() / to.z()));
                    return to.z() < 0
                            && ground.length() < 6
                            && view.lit(ground, scene.light().toSun(), 14) < GROUND_SHADED;
                })
                .around(middle, 1.5);
    }

    /** Points along the edges, where only the corners belong. */
    List<Pixel> tooManyPoints(List<Pixel> plate) {
        List<Pixel> many = new ArrayList<>();
        for (int i = 0; i < plate.size(); i++) {
            Pixel from = plate.get(i);
            Pixel to = plate.get((i + 1) % plate.size());
            int pieces = i % 2 == 0 ? 4 : 2;
            for (int piece = 0; piece < pieces; piece++) {
                double t = piece / (double) pieces;
                double off = piece == 0 ? 0 : (piece % 2 == 0 ? 2 : -2);
                many.add(new Pixel(from.x() + (to.x() - from.x()) * t, from.y() + (to.y() - from.y()) * t + off));
            }
        }
        return many;
    }

    /** Andrew's monotone chain. */
    private static List<Pixel> hull(List<Pixel> points) {
        List<Pixel> sorted = new ArrayList<>(points);
        sorted.sort(Comparator.comparingDouble(Pixel::x).thenComparingDouble(Pixel::y));
        List<Pixel> hull = chain(sorted);
        Collections.reverse(sorted);
        hull.addAll(chain(sorted));
        return hull;
    }

    private static List<Pixel> chain(List<Pixel> sorted) {
        List<Pixel> chain = new ArrayList<>();
        for (Pixel p : sorted) {
            while (chain.size() > 1 && !turnsLeft(chain.get(chain.size() - 2), chain.get(chain.size() - 1), p)) {
                chain.remove(chain.size() - 1);
            }
            chain.add(p);
        }
        chain.remove(chain.size() - 1);
        return chain;
    }

    private static boolean turnsLeft(Pixel a, Pixel b, Pixel c) {
        return (b.x() - a.x()) * (c.y() - a.y()) - (b.y() - a.y()) * (c.x() - a.x()) > 0;
    }
}
