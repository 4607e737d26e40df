package solutions.trainingdata.candidates.sandbox.scene;

import java.io.IOException;
import java.nio.file.Path;

final class GuidePictures {
    GuidePictures(Scene scene) {}
    void draw(Path folder) throws IOException {}
}
