package solutions.trainingdata.candidates.sandbox.scene;

/**
 * How a spot of the car meets light.
 *
 * @param colour share of light scattered
 * @param mirror share of light mirrored when looked at squarely, 0..1
 * @param glow light of its own
 */
record Surface(Vec colour, double mirror, Vec glow) {

    static Surface of(int rgb, double mirror) {
        return new Surface(Vec.rgb(rgb), mirror, Vec.BLACK);
    }

    Surface glowing(Vec light) {
        return new Surface(colour, mirror, light);
    }
}
