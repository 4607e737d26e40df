package solutions.trainingdata.candidates.sandbox.scene;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The guide's examples: one scene, that no test contains, annotated rightly and in each of the usual wrong ways. */
final class GuidePictures {

    private static final int WIDTH = 800;
    private static final int MOST_BYTES = 140_000;
    private static final Color CAR = new Color(0xfa3253);
    private static final Color PLATE = new Color(0x3d3df5);
    private static final Color RIGHT = new Color(0x1f9d4d);
    private static final Color WRONG = new Color(0xd02030);

    private final Scene scene;
    private final BufferedImage picture;
    private final WrongOutlines wrong;

    GuidePictures(Scene scene) {
        this.scene = scene;
        this.picture = new Painter(scene).picture();
        this.wrong = new WrongOutlines(scene);
    }

    void draw(Path folder) throws IOException {
        List<Pixel> car = scene.carOutline();
        Rectangle view = around(car, 130);
        write(folder, "car-right", outlined(view, car, CAR, true));
        write(folder, "car-too-loose", outlined(view, wrong.tooLoose(car), CAR, false));
        write(folder, "car-without-wheels", outlined(view, wrong.withoutWheels(car), CAR, false));
        write(folder, "car-with-shadow", outlined(view, wrong.withShadow(), CAR, false));
        List<Pixel> plate = scene.view().plate();
        Rectangle near = around(plate, 60);
        write(folder, "plate-right", outlined(near, plate, PLATE, true));
        write(folder, "plate-too-many-points", outlined(near, wrong.tooManyPoints(plate), PLATE, false));
        String text = scene.plate().text();
        write(folder, "text-right", typed(near, List.of(text), true));
        String small = text.substring(0, 3).toLowerCase(Locale.ROOT) + "-" + text.substring(3);
        write(folder, "text-wrong", typed(near, List.of(scene.plate().shown(), small, text.replace('A', 'R')), false));
    }

    private static void write(Path folder, String name, BufferedImage image) throws IOException {
        Jpeg.write(image, folder.resolve(name + ".jpg"), MOST_BYTES);
        System.out.println("guide/" + name + ".jpg");
    }

    private static Rectangle around(List<Pixel> corners, int margin) {
        Rectangle bounds = Pixel.outline(corners).getBounds();
        bounds.grow(margin, margin);
        return bounds.intersection(new Rectangle(Camera.WIDTH, Camera.HEIGHT));
    }

    /** The cut-out at the guide's width, with the outline as CVAT shows it, its points, and a tick or cross. */
    private BufferedImage outlined(Rectangle view, List<Pixel> outline, Color colour, boolean right) {
        BufferedImage image = cut(view, 0);
        double scale = WIDTH / view.getWidth();
        List<Pixel> moved = outline.stream()
                .map(corner -> new Pixel((corner.x() - view.x) * scale, (corner.y() - view.y) * scale))
                .toList();
        Graphics2D g = drawing(image);
        Path2D path = Pixel.outline(moved);
        g.setColor(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 70));
        g.fill(path);
        g.setColor(colour);
        g.setStroke(new BasicStroke(2.4f));
        g.draw(path);
        double dot = outline.size() < 20 ? 12 : 5;
        for (Pixel corner : moved) {
            Ellipse2D point = new Ellipse2D.Double(corner.x() - dot / 2, corner.y() - dot / 2, dot, dot);
            g.setColor(Color.WHITE);
            g.fill(point);
            g.setColor(colour);
            g.setStroke(new BasicStroke(1.2f));
            g.draw(point);
        }
        badge(g, WIDTH - 66, 12, 54, right);
        g.dispose();
        return image;
    }

    /** The plate, and below it fields with what was typed. */
    private BufferedImage typed(Rectangle view, List<String> texts, boolean right) {
        int row = 84;
        BufferedImage image = cut(view, row * texts.size() + 12);
        Graphics2D g = drawing(image);
        g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 44));
        int y = image.getHeight() - row * texts.size();
        for (String text : texts) {
            g.setColor(Color.WHITE);
            g.fillRoundRect(150, y, 440, 66, 10, 10);
            g.setColor(new Color(0xb0b4ba));
            g.setStroke(new BasicStroke(2));
            g.drawRoundRect(150, y, 440, 66, 10, 10);
            g.setColor(new Color(0x20242a));
            g.drawString(text, 172, y + 49);
            badge(g, 614, y + 8, 50, right);
            y += row;
        }
        g.dispose();
        return image;
    }

    private BufferedImage cut(Rectangle view, int below) {
        int height = (int) Math.round(view.getHeight() * WIDTH / view.getWidth());
        BufferedImage image = new BufferedImage(WIDTH, height + below, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = drawing(image);
        g.setColor(new Color(0xeef0f3));
        g.fillRect(0, 0, WIDTH, height + below);
        BufferedImage part = picture.getSubimage(view.x, view.y, view.width, view.height);
        g.drawImage(part, 0, 0, WIDTH, height, null);
        g.dispose();
        return image;
    }

    private static Graphics2D drawing(BufferedImage image) {
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        return g;
    }

    private static void badge(Graphics2D g, double x, double y, double size, boolean right) {
        g.setColor(right ? RIGHT : WRONG);
        g.fill(new Ellipse2D.Double(x, y, size, size));
        List<double[]> strokes = new ArrayList<>();
        if (right) {
            strokes.add(new double[] {0.27, 0.53, 0.43, 0.69, 0.74, 0.33});
        } else {
            strokes.add(new double[] {0.31, 0.31, 0.69, 0.69});
            strokes.add(new double[] {0.69, 0.31, 0.31, 0.69});
        }
        g.setColor(Color.WHITE);
        g.setStroke(new BasicStroke((float) size / 9, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        for (double[] stroke : strokes) {
            Path2D line = new Path2D.Double();
            line.moveTo(x + stroke[0] * size, y + stroke[1] * size);
            for (int i = 2; i < stroke.length; i += 2) {
                line.lineTo(x + stroke[i] * size, y + stroke[i + 1] * size);
            }
            g.draw(line);
        }
    }
}
