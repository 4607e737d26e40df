package solutions.trainingdata.candidates.sandbox.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Rectangle;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;

class ScenesTest {

    private static final Path IMAGES =
            Path.of(System.getProperty("project.root"), "media/assignments/car-plates/images");

    static Stream<Scene> scenes() {
        return Scenes.all().stream();
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("scenes")
    void outlinesAreSimpleInsideThePictureAndThePlateLiesOnTheCar(Scene scene) {
        List<Pixel> outline = scene.carOutline();
        List<Pixel> corners = scene.view().plate();
        assertThat(outline).hasSizeBetween(60, 200);
        assertThat(corners).hasSize(4);
        Polygon car = polygon(outline);
        Polygon plate = polygon(corners);
        assertThat(car.isValid()).as("car does not cross itself").isTrue();
        assertThat(plate.isValid()).as("plate does not cross itself").isTrue();
        assertThat(car.contains(plate)).as("plate on the car").isTrue();
        assertThat(outline).allMatch(p -> p.x() > 0 && p.y() > 0 && p.x() < Camera.WIDTH && p.y() < Camera.HEIGHT);
        assertThat(corners.get(1).x() - corners.get(0).x()).as("plate's width").isGreaterThan(120);
        assertThat(corners.get(3).y() - corners.get(0).y()).as("plate's height").isGreaterThan(25);
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("scenes")
    void outlineCoversThePixelsOfTheCar(Scene scene) {
        Path2D outline = Pixel.outline(scene.carOutline());
        Rectangle box = outline.getBounds();
        box.grow(6, 6);
        CarView view = scene.view();
        long wrong = IntStream.range(0, box.height)
                .parallel()
                .mapToLong(row -> IntStream.range(0, box.width)
                        .filter(column -> {
                            double x = box.x + column + 0.5;
                            double y = box.y + row + 0.5;
                            return view.covers(x, y) != outline.contains(x, y);
                        })
                        .count())
                .sum();
        assertThat(100.0 * wrong / (box.width * box.height))
                .as("percent of pixels that differ")
                .isLessThan(0.1);
    }

    /** The committed picture shows this car: colours at spots of the car, grain and JPEG allowed for. */
    @ParameterizedTest(name = "{index}")
    @MethodSource("scenes")
    void committedPictureShowsTheScene(Scene scene) throws IOException {
        BufferedImage picture =
                ImageIO.read(IMAGES.resolve(scene.name() + ".jpg").toFile());
        assertThat(picture.getWidth()).isEqualTo(Camera.WIDTH);
        assertThat(picture.getHeight()).isEqualTo(Camera.HEIGHT);
        CarLook look = new CarLook(
                scene, scene.view(), new BufferedImage(Plate.WIDTH, Plate.HEIGHT, BufferedImage.TYPE_INT_RGB));
        Random random = new Random(5);
        int[] differences = IntStream.generate(() -> random.nextInt(Camera.WIDTH * Camera.HEIGHT))
                .limit(4000)
                .map(at -> difference(picture, look, at % Camera.WIDTH, at / Camera.WIDTH))
                .filter(difference -> difference >= 0)
                .sorted()
                .toArray();
        assertThat(differences.length).as("spots on the car").isGreaterThan(400);
        assertThat(differences[differences.length / 2])
                .as(Arrays.toString(differences))
                .isLessThan(6);
        assertThat(differences[differences.length * 9 / 10])
                .as(Arrays.toString(differences))
                .isLessThan(25);
    }

    private static int difference(BufferedImage picture, CarLook look, int x, int y) {
        int seen = look.seen(x + 0.5, y + 0.5);
        int shown = picture.getRGB(x, y);
        double dark = Film.vignette(x, y, Camera.WIDTH, Camera.HEIGHT);
        return seen == CarLook.NOTHING ? -1 : (int) Math.abs((seen >> 8 & 255) * dark - (shown >> 8 & 255));
    }

    private static Polygon polygon(List<Pixel> corners) {
        Coordinate[] ring = Stream.concat(corners.stream(), Stream.of(corners.get(0)))
                .map(corner -> new Coordinate(corner.x(), corner.y()))
                .toArray(Coordinate[]::new);
        return new GeometryFactory().createPolygon(ring);
    }
}
