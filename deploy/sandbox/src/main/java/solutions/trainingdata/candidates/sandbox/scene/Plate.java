package solutions.trainingdata.candidates.sandbox.scene;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;

/**
 * A licence plate in the manner of a country: 520 x 112 mm, one texel per millimetre.
 *
 * @param country letters of the blue band, or of the region's box on Russian plates; no part of the text
 * @param shown the text with the gaps that the country leaves; a bar starts the Russian region
 * @param yellow whether the ground is yellow, else white
 */
record Plate(String country, String shown, boolean yellow) {

    static final int WIDTH = 520;
    static final int HEIGHT = 112;

    /** What a person types: letters and digits without gaps. */
    String text() {
        return shown.replaceAll("[^A-Z0-9]", "");
    }

    BufferedImage picture() {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setColor(yellow ? new Color(0xf2c500) : new Color(0xf4f4f0));
        g.fillRect(0, 0, WIDTH, HEIGHT);
        if (country.equals("RUS")) {
            russian(g);
        } else {
            european(g);
        }
        g.setColor(new Color(0x151515));
        g.setStroke(new BasicStroke(4));
        g.drawRoundRect(3, 3, WIDTH - 7, HEIGHT - 7, 12, 12);
        g.dispose();
        return image;
    }

    private void russian(Graphics2D g) {
        String[] parts = shown.split("\\|");
        g.setColor(new Color(0x151515));
        g.fillRect(382, 3, 4, HEIGHT - 6);
        write(g, parts[0].trim(), 14, 372, 78, 96);
        write(g, parts[1].trim(), 396, 508, 58, 66);
        write(g, "RUS", 398, 464, 22, 101);
        g.setColor(Color.WHITE);
        g.fillRect(468, 82, 36, 8);
        g.setColor(new Color(0x1c3fa8));
        g.fillRect(468, 88, 36, 7);
        g.setColor(new Color(0xc8202c));
        g.fillRect(468, 95, 36, 7);
    }

    private void european(Graphics2D g) {
        boolean bandRight = country.equals("I") || country.equals("F");
        band(g, 4, country);
        if (bandRight) {
            band(g, WIDTH - 48, "");
        }
        g.setColor(new Color(0x151515));
        write(g, shown, 58, bandRight ? WIDTH - 58 : WIDTH - 14, 84, 96);
    }

    private static void band(Graphics2D g, int x, String letters) {
        g.setColor(new Color(0x1b3f9c));
        g.fillRect(x, 4, 44, HEIGHT - 8);
        g.setColor(new Color(0xf0cf3a));
        for (int star = 0; star < 12; star++) {
            double angle = star * Math.PI / 6;
            g.fillOval((int) (x + 20 + 13 * Math.cos(angle)), (int) (32 + 13 * Math.sin(angle)), 4, 4);
        }
        g.setColor(Color.WHITE);
        write(g, letters, x + 3, x + 41, 26, 98);
    }

    /** Letters of a given height, squeezed or spread to fill from left to right at the base line. */
    private static void write(Graphics2D g, String text, int left, int right, int height, int base) {
        if (text.isEmpty()) {
            return;
        }
        g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 100));
        FontMetrics metrics = g.getFontMetrics();
        double tall = height / 73.0;
        double wide = Math.min(tall, (right - left) / (double) metrics.stringWidth(text));
        AffineTransform before = g.getTransform();
        g.translate(left + (right - left - wide * metrics.stringWidth(text)) / 2, base);
        g.scale(wide, tall);
        g.drawString(text, 0, 0);
        g.setTransform(before);
    }
}
