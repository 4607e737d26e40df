package solutions.trainingdata.candidates.sandbox.scene;

import java.util.List;

/** One picture to draw, and what is true in it. */
record Scene(
        String name, CarShape car, int paint, Plate plate, Camera camera, Light light, Street.Kind street, int seed) {

    /** Outlines may stray this far from the car's edge. */
    private static final double TOLERANCE_PX = 0.45;

    CarView view() {
        return new CarView(car, camera);
    }

    /** The car's silhouette: body, wheels and mirrors, without the shadow. */
    List<Pixel> carOutline() {
        CarView view = view();
        Pixel middle = camera.project(new Vec(0, 0, car.style().belt() * 0.8));
        return new Outline(view::covers).around(middle, TOLERANCE_PX);
    }
}
