package solutions.trainingdata.candidates.sandbox.cvat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import solutions.trainingdata.candidates.sandbox.http.SimulatorAnswer;

/** One file that comes in pieces (TUS 1.0.0): what has arrived of it, and how long it will be. */
final class ResumableUpload {
    private static final Map<String, String> PROTOCOL =
            Map.of("Tus-Resumable", "1.0.0", "Tus-Version", "1.0.0", "Tus-Max-Size", "26843545600");

    final String name;
    private final int length;
    private final ByteArrayOutputStream arrived = new ByteArrayOutputStream();

    private ResumableUpload(String name, int length) {
        this.name = name;
        this.length = length;
    }

    /** As its headers announce it. */
    static ResumableUpload announced(Call call) {
        String name = Arrays.stream(
                        call.request().header("upload-metadata").orElse("").split(","))
                .map(pair -> pair.strip().split(" "))
                .filter(pair -> pair.length == 2 && pair[0].equals("filename"))
                .map(pair -> new String(Base64.getDecoder().decode(pair[1]), StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow(Refused::serverError);
        return new ResumableUpload(name, number(call, "upload-length"));
    }

    /** The whole file, once it is there. */
    Optional<byte[]> append(Call call) {
        if (number(call, "upload-offset") != arrived.size()) {
            throw Refused.with(SimulatorAnswer.empty(409));
        }
        arrived.writeBytes(call.request().body());
        return arrived.size() == length ? Optional.of(arrived.toByteArray()) : Optional.empty();
    }

    SimulatorAnswer created(String url) {
        return protocol(201).with("Location", url).with("Upload-Filename", name);
    }

    SimulatorAnswer offset(int status) {
        return protocol(status)
                .with("Upload-Offset", Integer.toString(arrived.size()))
                .with("Upload-Length", Integer.toString(length));
    }

    private static SimulatorAnswer protocol(int status) {
        return new SimulatorAnswer(status, PROTOCOL, new byte[0]);
    }

    private static int number(Call call, String header) {
        String value = call.request().header(header).orElse("");
        if (!value.matches("\\d{1,9}")) {
            throw Refused.serverError();
        }
        return Integer.parseInt(value);
    }
}
