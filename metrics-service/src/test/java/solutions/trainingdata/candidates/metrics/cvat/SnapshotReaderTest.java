package solutions.trainingdata.candidates.metrics.cvat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import solutions.trainingdata.candidates.metrics.ExampleFolder.Snapshot;
import solutions.trainingdata.candidates.metrics.drawing.Drawing;
import solutions.trainingdata.candidates.metrics.drawing.DrawnShape;
import solutions.trainingdata.candidates.metrics.drawing.Frame;
import solutions.trainingdata.candidates.metrics.drawing.StrayMark;
import solutions.trainingdata.candidates.metrics.geometry.Outline;

class SnapshotReaderTest {

    @Test
    void readsFramesShapesTracksAndTags() {
        Drawing drawing = SnapshotReader.read(Snapshot.of("share/a.png", "b.png")
                .sign(1, "ВА2", 1, 2, 3, 4)
                .shape("mask", 0, 31, null, 0, 4, 1, 1, 2, 2)
                .track(0)
                .tag(1)
                .json());

        assertThat(drawing.frames()).containsExactly(new Frame(0, "a.png", 100, 100), new Frame(1, "b.png", 100, 100));
        assertThat(drawing.shapes())
                .containsExactly(
                        new DrawnShape(
                                1, "sign", "polygon", Outline.of(1, 2, 3, 2, 3, 4, 1, 4), Map.of("words", "ВА2")),
                        new DrawnShape(0, "box", "mask", null, Map.of()));
        assertThat(drawing.tracks()).containsExactly(new StrayMark(0, "box"));
        assertThat(drawing.tags()).containsExactly(new StrayMark(1, "box"));
    }

    @Test
    void standsFieldsThatAreAbsentUnknownOrNull() {
        Drawing drawing = SnapshotReader.read("""
                {"labels": [{"id": 1, "name": "box", "type": "any", "attributes": null}],
                 "frames": [{"name": "a.png"}], "extra": 1,
                 "annotations": {"version": 3, "shapes": [{"type": "polygon", "frame": 0, "label_id": 1, "group": null,
                   "points": [1, 2, 3.5, 4, 5, 6], "score": 1.0}]}}
                """);

        assertThat(drawing.shapes()).hasSize(1);
        assertThat(drawing.tags()).isEmpty();
        assertThat(drawing.frames().get(0).knowsItsSize()).isFalse();
    }

    @Test
    void theLastOfTwoValuesOfOneAttributeCounts() {
        String twice = Snapshot.of("a.png")
                .sign(0, "first", 1, 1, 9, 9)
                .json()
                .replace("\"value\":\"first\"}", "\"value\":\"first\"},{\"spec_id\":12,\"value\":\"second\"}");

        assertThat(SnapshotReader.read(twice).shapes().get(0).text("words")).isEqualTo("second");
    }

    @Test
    void keepsALabelThatIsGoneByItsNumber() {
        Drawing drawing = SnapshotReader.read(Snapshot.of("a.png")
                .shape("polygon", 0, 99, null, 1, 1, 9, 1, 9, 9)
                .json());

        assertThat(drawing.shapes().get(0).label()).isEqualTo("#99");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "frames":[           | "frame":[             | has no "frames"
                    "labels":[           | "labels":3,"x":[      | labels: must be a list
                    "annotations":{      | "annotations":[],"x":{ | annotations: must be an object
                    "name":"a.png"       | "nam":"a.png"         | frames[0].name: must be a text that is not empty
                    "name":"b.png"       | "name":"x/a.png"      | frames[1]: there are two images 'a.png'
                    "frame":0            | "frame":"first"       | annotations.shapes[0].frame: must be a whole number
                    "frame":0            | "frame":4294967296    | annotations.shapes[0].frame: 4294967296 is no number of a frame
                    "type":"polygon"     | "kind":"polygon"      | annotations.shapes[0].type: must be a text that is not empty
                    "points":[1.0,       | "points":[            | annotations.shapes[0].points: an outline has at least 6 numbers
                    "points":[1.0,       | "points":[null,       | annotations.shapes[0].points[0]: must be a number
                    "label_id":31        | "label":31            | annotations.shapes[0].label_id: must be a whole number
                    "tags":[             | "tags":[{},           | annotations.tags[0].frame: must be a whole number
                    {"labels"            | {labels               | line 1: is not JSON
                    """)
    void namesThePlaceOfWhatIsBroken(String good, String bad, String reason) {
        String json = Snapshot.of("a.png", "b.png").box(0, 1, 1, 9, 9).tag(0).json();
        assertThat(json).contains(good);

        assertThatThrownBy(() -> SnapshotReader.read(json.replace(good, bad)))
                .isInstanceOf(UnreadableSnapshotException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void refusesAnythingButAnObject() {
        assertThatThrownBy(() -> SnapshotReader.read("")).isInstanceOf(UnreadableSnapshotException.class);
        assertThatThrownBy(() -> SnapshotReader.read("[1]")).isInstanceOf(UnreadableSnapshotException.class);
    }
}
