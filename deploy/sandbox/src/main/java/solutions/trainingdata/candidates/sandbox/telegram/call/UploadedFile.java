package solutions.trainingdata.candidates.sandbox.telegram.call;

/** A file that came with a call. */
public record UploadedFile(String name, String contentType, byte[] bytes) {}
