package solutions.trainingdata.candidates.metrics.truth;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import solutions.trainingdata.candidates.messaging.assignment.Assignment;
import solutions.trainingdata.candidates.messaging.assignment.Faults;
import solutions.trainingdata.candidates.messaging.assignment.Label;
import solutions.trainingdata.candidates.metrics.geometry.Loops;
import solutions.trainingdata.candidates.metrics.geometry.Outline;

/**
 * Ground truth in "CVAT for images 1.1". Images that the assignment does not show are passed over; document types and
 * with them all entities are refused.
 */
final class CvatXml {
    private static final Set<String> OTHER_SHAPES =
            Set.of("box", "polyline", "points", "ellipse", "cuboid", "mask", "skeleton", "tag", "track");
    /** CVAT writes coordinates with two decimals. */
    private static final double ROUNDING = 0.01;

    private final Path folder;
    private final String file;
    private final Assignment assignment;
    private final Faults faults;
    private final List<TrueObject> objects = new ArrayList<>();
    private final Set<String> missing = new HashSet<>();

    private String image;
    private double width;
    private double height;
    private boolean shown;
    private Label label;
    private Outline outline;
    private String text;

    CvatXml(Path folder, String file, Assignment assignment, Faults faults) {
        this.folder = folder;
        this.file = file;
        this.assignment = assignment;
        this.faults = faults;
        assignment.variants().forEach(images -> images.forEach(path -> missing.add(Assignment.baseName(path))));
    }

    List<TrueObject> read() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try (InputStream in = Files.newInputStream(folder.resolve(file))) {
            readAll(factory.createXMLStreamReader(in));
            if (faults.isEmpty()) {
                missing.stream().sorted().forEach(name -> faults.add(file, 0, "image '" + name + "' is missing"));
            }
        } catch (XMLStreamException broken) {
            int line = broken.getLocation() == null ? 0 : broken.getLocation().getLineNumber();
            faults.add(file, line, "is not XML: " + firstLine(broken.getMessage()));
        } catch (IOException unreadable) {
            faults.add(file, 0, "cannot be read: " + unreadable.getMessage());
        }
        return objects;
    }

    private void readAll(XMLStreamReader xml) throws XMLStreamException {
        boolean root = true;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.DTD) {
                faults.add(file, line(xml), "a document type is not allowed");
                return;
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (root && !xml.getLocalName().equals("annotations")) {
                    faults.add(file, line(xml), "is not \"CVAT for images 1.1\": its root must be <annotations>");
                    return;
                }
                root = false;
                start(xml);
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                end(xml);
            }
        }
    }

    private void start(XMLStreamReader xml) throws XMLStreamException {
        String element = xml.getLocalName();
        if (element.equals("meta")) {
            skip(xml);
        } else if (element.equals("image")) {
            startImage(xml);
        } else if (element.equals("track") || shown && OTHER_SHAPES.contains(element)) {
            faults.add(file, line(xml), "<" + element + "> is not supported; only <polygon> is so far");
            skip(xml);
        } else if (shown && element.equals("polygon")) {
            startPolygon(xml);
        } else if (label != null && element.equals("attribute")) {
            attribute(xml);
        }
    }

    private void end(XMLStreamReader xml) {
        if (xml.getLocalName().equals("image")) {
            shown = false;
        } else if (xml.getLocalName().equals("polygon") && label != null) {
            if (outline != null) {
                objects.add(new TrueObject(image, label.name(), outline, text));
            }
            label = null;
        }
    }

    private void startImage(XMLStreamReader xml) {
        String name = xml.getAttributeValue(null, "name");
        if (name == null) {
            faults.add(file, line(xml), "<image> has no name");
            return;
        }
        image = Assignment.baseName(name);
        width = size(xml, "width");
        height = size(xml, "height");
        boolean ours = assignment.variants().stream()
                .anyMatch(images -> images.stream().map(Assignment::baseName).anyMatch(image::equals));
        shown = ours && missing.remove(image);
        if (ours && !shown) {
            faults.add(file, line(xml), "image '" + image + "' is there twice");
        }
    }

    private static double size(XMLStreamReader xml, String attribute) {
        String value = xml.getAttributeValue(null, attribute);
        return value != null && value.matches("[1-9]\\d{0,8}") ? Integer.parseInt(value) : Double.POSITIVE_INFINITY;
    }

    private void startPolygon(XMLStreamReader xml) {
        String name = xml.getAttributeValue(null, "label");
        label = assignment.label(name == null ? "" : name).orElse(null);
        text = null;
        outline = null;
        if (label == null) {
            faults.add(file, line(xml), "image '" + image + "': the assignment has no label '" + name + "'");
            return;
        }
        try {
            outline = parse(xml.getAttributeValue(null, "points"));
            requireFits(xml);
        } catch (IllegalArgumentException broken) {
            faults.add(
                    file,
                    line(xml),
                    "image '" + image + "', " + name + ": points must look like \"1.0,2.0;3.0,4.0;...\"");
        }
    }

    private void requireFits(XMLStreamReader xml) {
        String where = "image '" + image + "', " + label.name() + ": ";
        if (label.fixesPoints() && outline.size() != label.points()) {
            faults.add(file, line(xml), where + outline.size() + " points, must be " + label.points());
        }
        Loops loops = Loops.of(outline);
        if (loops.encloseNothing() || loops.areTooMuch(label.fixesPoints())) {
            String what = loops.encloseNothing() ? "the outline encloses nothing" : "the outline crosses itself";
            faults.add(file, line(xml), where + what);
        }
        if (outline.minX() < -ROUNDING
                || outline.minY() < -ROUNDING
                || outline.maxX() > width + ROUNDING
                || outline.maxY() > height + ROUNDING) {
            faults.add(file, line(xml), where + "reaches beyond the image");
        }
    }

    private static Outline parse(String points) {
        if (points == null) {
            throw new IllegalArgumentException("no points");
        }
        String[] pairs = points.split(";");
        double[] flat = new double[2 * pairs.length];
        for (int i = 0; i < pairs.length; i++) {
            String[] pair = pairs[i].split(",");
            if (pair.length != 2) {
                throw new IllegalArgumentException("not a pair");
            }
            flat[2 * i] = Double.parseDouble(pair[0]);
            flat[2 * i + 1] = Double.parseDouble(pair[1]);
        }
        return Outline.of(flat);
    }

    private void attribute(XMLStreamReader xml) throws XMLStreamException {
        boolean ours = label.asksForText() && label.text().equals(xml.getAttributeValue(null, "name"));
        String value = xml.getElementText();
        if (ours && !value.isBlank()) {
            text = value;
        }
    }

    private static void skip(XMLStreamReader xml) throws XMLStreamException {
        for (int depth = 1; depth > 0; ) {
            int event = xml.next();
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        }
    }

    private static int line(XMLStreamReader xml) {
        return xml.getLocation().getLineNumber();
    }

    /** The parser's message repeats the place in a first line of its own. */
    private static String firstLine(String message) {
        int start = message.indexOf("Message: ");
        return (start < 0 ? message : message.substring(start + "Message: ".length()))
                .lines()
                .findFirst()
                .orElse("");
    }
}
