package solutions.trainingdata.candidates.metrics.geometry;

import java.util.BitSet;

/**
 * A set of pixels on a canvas, which may be larger than the picture. Pixel (x, y) is the square from (x, y) to
 * (x+1, y+1). Immutable.
 */
public final class Mask implements Region {
    private final int width;
    private final int height;
    private final long[] words;
    private final int wordsPerRow;
    private final long area;

    /**
     * @param pixels pixel (x, y) is bit {@code y * width + x}
     */
    public Mask(int width, int height, BitSet pixels) {
        this.width = width;
        this.height = height;
        this.wordsPerRow = (width + 63) / 64;
        this.words = new long[wordsPerRow * height];
        this.area = pixels.cardinality();
        pixels.stream().forEach(bit -> words[bit / width * wordsPerRow + (bit % width >> 6)] |= 1L << (bit % width));
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** Number of pixels. */
    public long areaPx2() {
        return area;
    }

    public boolean contains(int x, int y) {
        return x >= 0 && y >= 0 && x < width && y < height && (words[y * wordsPerRow + (x >> 6)] >>> x & 1) != 0;
    }

    /** How many pixels of row {@code y} lie from {@code from} (in) to {@code to} (out), both on the canvas. */
    int count(int y, int from, int to) {
        int count = 0;
        for (int word = from >> 6; from < to && word <= (to - 1) >> 6; word++) {
            int start = word << 6;
            long bits = words[y * wordsPerRow + word];
            bits &= start < from ? -1L << from : -1L;
            bits &= start + 64 > to ? -1L >>> -to : -1L;
            count += Long.bitCount(bits);
        }
        return count;
    }
}
