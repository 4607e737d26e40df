package solutions.trainingdata.candidates.messaging.assignment;

/**
 * How the task is made in CVAT.
 *
 * @param segmentSize images per job, at least 1
 * @param imageQuality 0 to 100, quality of the compressed images that CVAT shows
 * @param share folder on CVAT's connected share that holds the images; null where they are uploaded
 */
public record CvatSettings(int segmentSize, int imageQuality, String share) {
    public boolean uploads() {
        return share == null;
    }
}
