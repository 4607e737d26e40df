package solutions.trainingdata.candidates.metrics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import solutions.trainingdata.candidates.messaging.assignment.Assignment;
import solutions.trainingdata.candidates.messaging.assignment.AssignmentReader;
import solutions.trainingdata.candidates.metrics.truth.GroundTruth;
import solutions.trainingdata.candidates.metrics.truth.GroundTruthReader;

/**
 * A complete assignment of 100 x 100 pictures, small enough to score by hand. Variant 1 is a.png and b.png with one box
 * of 20 x 20 and one sign of 10 x 4 each; variant 2 is c.png with two boxes and no sign.
 */
public final class ExampleFolder {
    public static final String ASSIGNMENT = """
            version: 4
            title: { ru: Коробки, en: Boxes }
            labels:
              - { name: box, color: "#fa3253", shape: polygon }
              - { name: sign, color: "#3d3df5", shape: polygon, points: 4, text: words }
            variants:
              - [a.png, b.png]
              - [c.png]
            attempts: 2
            deadline: P1D
            cvat: { segment-size: 5, image-quality: 100, images: upload }
            """;
    public static final String TRUTH = """
            version: 7
            truth: truth.xml
            count: exact
            pass: { box_iou: 90, sign_iou: 75, words_accuracy: 80 }
            """;
    public static final String XML = """
            <?xml version="1.0" encoding="utf-8"?>
            <annotations>
              <version>1.1</version>
              <meta><task><labels><label><name>box</name></label></labels></task></meta>
              <image id="0" name="a.png" width="100" height="100">
                <polygon label="box" occluded="0" points="10.00,10.00;30.00,10.00;30.00,30.00;10.00,30.00" z_order="0">
                </polygon>
                <polygon label="sign" occluded="0" points="50.00,50.00;60.00,50.00;60.00,54.00;50.00,54.00" z_order="0">
                  <attribute name="words">Ab &lt;1&gt;</attribute>
                </polygon>
              </image>
              <image id="1" name="b.png" width="100" height="100">
                <polygon label="box" occluded="0" points="20.00,20.00;40.00,20.00;40.00,40.00;20.00,40.00" z_order="0">
                </polygon>
                <polygon label="sign" occluded="0" points="70.00,70.00;80.00,70.00;80.00,74.00;70.00,74.00" z_order="0">
                  <attribute name="words">ВА2</attribute>
                </polygon>
              </image>
              <image id="2" name="more/c.png" width="100" height="100">
                <polygon label="box" occluded="0" points="0.00,0.00;10.00,0.00;10.00,10.00;0.00,10.00" z_order="0">
                </polygon>
                <polygon label="box" occluded="0" points="50.00,0.00;60.00,0.00;60.00,10.00;50.00,10.00" z_order="0">
                </polygon>
              </image>
              <image id="3" name="not-ours.png" width="1" height="1">
                <box label="other" xtl="1" ytl="1" xbr="2" ybr="2"></box>
              </image>
            </annotations>
            """;

    public final Path path;

    public ExampleFolder(Path parent) {
        path = parent.resolve("boxes");
        for (String image : List.of("a.png", "b.png", "c.png")) {
            write("images/" + image, "picture");
        }
        write("assignment.yaml", ASSIGNMENT).write("ground-truth.yaml", TRUTH).write("truth.xml", XML);
    }

    public ExampleFolder write(String file, String text) {
        try {
            Files.createDirectories(path.resolve(file).getParent());
            Files.writeString(path.resolve(file), text);
            return this;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    public Assignment assignment() {
        return AssignmentReader.read(path);
    }

    public GroundTruth truth() {
        return GroundTruthReader.read(path, assignment());
    }

    /** A snapshot as CVAT's answers make it, of shapes that are added one by one. */
    public static final class Snapshot {
        private final List<String> frames = new ArrayList<>();
        private final List<String> shapes = new ArrayList<>();
        private String tracks = "";
        private String tags = "";

        public static Snapshot of(String... images) {
            Snapshot snapshot = new Snapshot();
            for (String image : images) {
                snapshot.frames.add("{\"width\":100,\"height\":100,\"name\":\"" + image + "\",\"related_files\":0}");
            }
            return snapshot;
        }

        /** Everything in variant 1 exactly right. */
        public static Snapshot faultless() {
            return of("a.png", "b.png")
                    .box(0, 10, 10, 30, 30)
                    .sign(0, "Ab <1>", 50, 50, 60, 54)
                    .box(1, 20, 20, 40, 40)
                    .sign(1, "ВА2", 70, 70, 80, 74);
        }

        public Snapshot box(int frame, double x0, double y0, double x1, double y1) {
            return shape("polygon", frame, 31, null, x0, y0, x1, y0, x1, y1, x0, y1);
        }

        public Snapshot sign(int frame, String words, double x0, double y0, double x1, double y1) {
            return shape("polygon", frame, 32, words, x0, y0, x1, y0, x1, y1, x0, y1);
        }

        /** Any shape; label 31 is box, 32 sign, 33 a label that the assignment does not have. */
        public Snapshot shape(String type, int frame, int label, String words, double... points) {
            String attributes = words == null ? "" : "{\"spec_id\":12,\"value\":\"" + words + "\"}";
            shapes.add("{\"id\":7,\"label_id\":" + label + ",\"type\":\"" + type + "\",\"frame\":" + frame
                    + ",\"group\":0,\"source\":\"manual\",\"occluded\":false,\"outside\":false,\"z_order\":0,"
                    + "\"rotation\":0.0,\"points\":" + java.util.Arrays.toString(points) + ",\"attributes\":["
                    + attributes + "],\"elements\":[]}");
            return this;
        }

        public Snapshot track(int frame) {
            tracks = "{\"id\":1,\"label_id\":31,\"frame\":" + frame + ",\"shapes\":[],\"attributes\":[]}";
            return this;
        }

        public Snapshot tag(int frame) {
            tags = "{\"id\":1,\"label_id\":31,\"frame\":" + frame + ",\"attributes\":[]}";
            return this;
        }

        public String json() {
            return "{\"labels\":[{\"id\":31,\"name\":\"box\",\"attributes\":[]},"
                    + "{\"id\":32,\"name\":\"sign\",\"attributes\":[{\"id\":12,\"name\":\"words\"}]},"
                    + "{\"id\":33,\"name\":\"tree\",\"attributes\":[]}],\"frames\":["
                    + String.join(",", frames) + "],\"annotations\":{\"version\":0,\"tags\":[" + tags
                    + "],\"shapes\":[" + String.join(",", shapes) + "],\"tracks\":[" + tracks + "]}}";
        }
    }
}
