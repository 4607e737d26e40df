package solutions.trainingdata.candidates.sandbox.scene;

import java.awt.image.BufferedImage;

/** The colour in which the camera sees a spot of the car or its plate. */
final class CarLook {

    /** No colour: the ray passes the car. */
    static final int NOTHING = -1;

    private final Scene scene;
    private final CarView view;
    private final CarFinish finish;
    private final BufferedImage plate;

    /** @param plate the plate's face, {@link Plate#WIDTH} x {@link Plate#HEIGHT} */
    CarLook(Scene scene, CarView view, BufferedImage plate) {
        this.scene = scene;
        this.view = view;
        this.finish = new CarFinish(scene.car(), scene.paint(), scene.light().night());
        this.plate = plate;
    }

    int seen(double px, double py) {
        Vec eye = scene.camera().eye();
        Vec to = scene.camera().through(px, py);
        double t = view.hit(eye, to, 0);
        if (Double.isNaN(t)) {
            return NOTHING;
        }
        double flat = (scene.car().plateX() - eye.x()) / to.x();
        Vec on = eye.plus(to.times(flat));
        double u = on.y() / CarShape.PLATE_WIDTH * (scene.car().front() ? 1 : -1) + 0.5;
        double v = (scene.car().plateZ() - on.z()) / CarShape.PLATE_HEIGHT + 0.5;
        if (flat > 0 && flat < t + 0.01 && u >= 0 && u < 1 && v >= 0 && v < 1) {
            return Film.developed(plateColour(on, u, v));
        }
        Vec p = eye.plus(to.times(t));
        Vec normal = scene.car().normal(p.x(), p.y(), p.z());
        return Film.developed(colour(p, to, normal, finish.at(p, normal)));
    }

    private Vec plateColour(Vec p, double u, double v) {
        int rgb = plate.getRGB((int) (u * Plate.WIDTH), (int) (v * Plate.HEIGHT));
        Vec ahead = new Vec(scene.car().front() ? 1 : -1, 0, 0);
        double lamp = scene.light().night() > 0.5 ? 0.25 : 0.05;
        return Vec.rgb(rgb).times(daylight(p, ahead, 1).plus(Vec.grey(lamp)));
    }

    private Vec colour(Vec p, Vec to, Vec normal, Surface surface) {
        double open = view.open(p, normal, 0.4);
        Vec bounced = to.reflectedAt(normal);
        double facing = Math.max(0, -to.dot(normal));
        double grazing = (1 - facing) * (1 - facing);
        double mirror = surface.mirror() + (surface.mirror() < 0.03 ? 0.1 : 0.85) * grazing * grazing * (1 - facing);
        Vec mirrored = scene.light().mirrored(bounced, scene.seed()).times(Math.min(1, open * 1.1));
        double spark = Math.max(0, bounced.dot(scene.light().toSun()));
        double glint = surface.mirror() < 0.04 ? 0 : StrictMath.pow(spark, 350) * 5;
        Vec sharp = mirrored.plus(scene.light().sun().times(glint));
        return surface.colour()
                .times(daylight(p, normal, open))
                .times(1 - mirror)
                .plus(sharp.times(mirror))
                .plus(surface.glow());
    }

    private Vec daylight(Vec p, Vec normal, double open) {
        Light light = scene.light();
        double high = Math.max(0, normal.dot(light.toSun()));
        double sun = high == 0 ? 0 : high * view.lit(p.plus(normal.times(0.01)), light.toSun(), 20);
        double up = 0.5 + 0.5 * normal.z();
        Vec fill = light.fill().times(open * (0.3 + 0.6 * up));
        Vec ground = light.fill().plus(light.sun().times(0.4)).times(0.16 * (1 - up) * open);
        return fill.plus(ground).plus(light.sun().times(sun * 0.8));
    }
}
