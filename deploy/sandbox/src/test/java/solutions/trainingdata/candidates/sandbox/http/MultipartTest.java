package solutions.trainingdata.candidates.sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MultipartTest {

    private static final String FORM = "multipart/form-data; boundary=x";

    @Test
    void readsFieldsAndFilesAsTheyAre() {
        List<Multipart.Part> parts = read("""
                --x
                Content-Disposition: form-data; name="quality"

                70
                --x
                Content-Disposition: form-data; name="files[0]"; filename="été.jpg"
                Content-Type: image/jpeg

                one

                two
                --x--
                """);
        assertThat(parts).extracting(Multipart.Part::name).containsExactly("quality", "files[0]");
        assertThat(parts).extracting(Multipart.Part::text).containsExactly("70", "one\r\n\r\ntwo");
        assertThat(parts)
                .extracting(Multipart.Part::fileName)
                .containsExactly(Optional.empty(), Optional.of("été.jpg"));
        assertThat(parts)
                .extracting(Multipart.Part::contentType)
                .containsExactly("application/octet-stream", "image/jpeg");
    }

    @Test
    void leavesOutWhatIsBeforeTheFirstDelimiter() {
        assertThat(read("preamble\n--x\nContent-Disposition: form-data; name=\"a\"\n\n1\n--x--"))
                .extracting(Multipart.Part::text)
                .containsExactly("1");
    }

    @Test
    void takesWhatHasNothingForEmpty() {
        List<Multipart.Part> parts =
                read("--x\nContent-Disposition: form-data; name=\"a\"\n\n--x\n\n\n--x\nodd\n--x--");
        assertThat(parts).extracting(Multipart.Part::text).containsExactly("", "", "");
    }

    @Test
    void readsNothingOfWhatIsNoForm() {
        assertThat(Multipart.parts("application/json", new byte[0])).isEmpty();
        assertThat(read("no delimiter")).isEmpty();
    }

    private static List<Multipart.Part> read(String body) {
        return Multipart.parts(FORM, body.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8))
                .orElseThrow();
    }
}
