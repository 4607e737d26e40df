package solutions.trainingdata.candidates.sandbox.scene;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The truth of all scenes in the format that CVAT exports as "CVAT for images 1.1".
 *
 * @see <a href="https://docs.cvat.ai/docs/manual/advanced/xml_format/">CVAT's description of the format</a>
 */
final class GroundTruth {

    private GroundTruth() {}

    static String of(List<Scene> scenes) {
        StringBuilder xml = new StringBuilder("""
                <?xml version="1.0" encoding="utf-8"?>
                <annotations>
                  <version>1.1</version>
                """);
        for (int id = 0; id < scenes.size(); id++) {
            xml.append(image(id, scenes.get(id)));
        }
        return xml.append("</annotations>\n").toString();
    }

    static String image(int id, Scene scene) {
        return """
                  <image id="%d" name="%s.jpg" width="%d" height="%d">
                    <polygon label="car" source="manual" occluded="0" points="%s" z_order="0">
                    </polygon>
                    <polygon label="plate" source="manual" occluded="0" points="%s" z_order="1">
                      <attribute name="plate">%s</attribute>
                    </polygon>
                  </image>
                """.formatted(
                        id,
                        scene.name(),
                        Camera.WIDTH,
                        Camera.HEIGHT,
                        points(scene.carOutline()),
                        points(scene.view().plate()),
                        scene.plate().text());
    }

    private static String points(List<Pixel> corners) {
        return corners.stream()
                .map(corner -> String.format(Locale.ROOT, "%.2f,%.2f", corner.x(), corner.y()))
                .collect(Collectors.joining(";"));
    }
}
