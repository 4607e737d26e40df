package solutions.trainingdata.candidates.sandbox.telegram;

/**
 * A document or photo that the bot sent.
 *
 * @param id Telegram's file_id
 * @param width in px, 0 for a document
 * @param height in px, 0 for a document
 */
public record ChatFile(String id, String name, String contentType, byte[] bytes, int width, int height) {

    public boolean photo() {
        return width > 0;
    }
}
