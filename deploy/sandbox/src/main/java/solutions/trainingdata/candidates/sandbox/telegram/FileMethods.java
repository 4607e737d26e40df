package solutions.trainingdata.candidates.sandbox.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageIO;
import solutions.trainingdata.candidates.sandbox.http.SimulatorAnswer;
import solutions.trainingdata.candidates.sandbox.telegram.call.TelegramCall;
import solutions.trainingdata.candidates.sandbox.telegram.call.TelegramFaults;
import solutions.trainingdata.candidates.sandbox.telegram.call.UploadedFile;

/** Files that the bot sends and fetches again, with Telegram's limits of size. */
final class FileMethods {

    private static final int DOCUMENT_BYTES = 50 * 1024 * 1024;
    private static final int PHOTO_BYTES = 10 * 1024 * 1024;
    private static final int DOWNLOAD_BYTES = 20 * 1024 * 1024;

    private final World world;
    private final String token;

    FileMethods(World world, String token) {
        this.world = world;
        this.token = token;
    }

    /** @param field document or photo: uploaded with the call, or the file_id of one that is known */
    ChatFile wanted(TelegramCall call, String field) throws BotApiException {
        String reference = call.text(field).orElse("");
        String part = reference.startsWith("attach://") ? reference.substring("attach://".length()) : field;
        UploadedFile upload = call.files().get(part);
        if (upload != null) {
            return uploaded(upload, field.equals("photo"));
        }
        if (reference.isEmpty()) {
            throw BotApiException.badRequest("there is no " + field + " in the request");
        }
        ChatFile file = world.file(reference)
                .orElseThrow(() ->
                        BotApiException.badRequest("wrong remote file identifier specified: Wrong string length"));
        if (file.photo() != field.equals("photo")) {
            throw BotApiException.badRequest(
                    file.photo()
                            ? "can't use file of type Photo as Document"
                            : "can't use file of type Document as Photo");
        }
        return file;
    }

    private ChatFile uploaded(UploadedFile upload, boolean photo) throws BotApiException {
        int size = upload.bytes().length;
        if (size == 0) {
            throw BotApiException.badRequest("file must be non-empty");
        }
        if (size > DOCUMENT_BYTES) {
            throw new BotApiException(413, "Request Entity Too Large");
        }
        if (photo && size > PHOTO_BYTES) {
            throw BotApiException.badRequest("file of size " + size
                    + " bytes is too big for a photo; the maximum size is " + PHOTO_BYTES + " bytes");
        }
        return photo ? photo(upload) : world.keep(upload.name(), upload.contentType(), upload.bytes(), 0, 0);
    }

    private ChatFile photo(UploadedFile upload) throws BotApiException {
        BufferedImage image;
        try {
            image = ImageIO.read(new ByteArrayInputStream(upload.bytes()));
        } catch (IOException e) {
            image = null;
        }
        if (image == null) {
            throw BotApiException.badRequest("IMAGE_PROCESS_FAILED");
        }
        return world.keep(upload.name(), upload.contentType(), upload.bytes(), image.getWidth(), image.getHeight());
    }

    JsonNode getFile(TelegramCall call) throws BotApiException {
        ChatFile file = world.file(call.text("file_id").orElse(""))
                .orElseThrow(() -> BotApiException.badRequest("invalid file_id"));
        if (file.bytes().length > DOWNLOAD_BYTES) {
            throw BotApiException.badRequest("file is too big");
        }
        return JsonNodeFactory.instance
                .objectNode()
                .put("file_id", file.id())
                .put("file_unique_id", "unique-" + file.id())
                .put("file_size", file.bytes().length)
                .put("file_path", path(file));
    }

    /** @param path of the request: {@code /file/bot}, the token, a slash and what getFile calls file_path */
    SimulatorAnswer download(String path) {
        String ours = "/file/bot" + token + "/";
        if (!path.startsWith(ours)) {
            return TelegramFaults.refusal(401, "Unauthorized");
        }
        String filePath = path.substring(ours.length());
        Optional<ChatFile> found = world.file(filePath.substring(filePath.lastIndexOf('/') + 1))
                .filter(file -> path(file).equals(filePath))
                .filter(file -> file.bytes().length <= DOWNLOAD_BYTES);
        return found.map(file -> SimulatorAnswer.of(200, file.contentType(), file.bytes()))
                .orElseGet(() -> TelegramFaults.refusal(404, "Not Found"));
    }

    private static String path(ChatFile file) {
        return (file.photo() ? "photos/" : "documents/") + file.id();
    }
}
