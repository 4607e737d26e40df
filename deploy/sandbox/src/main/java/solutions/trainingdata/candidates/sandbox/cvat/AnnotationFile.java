package solutions.trainingdata.candidates.sandbox.cvat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** An {@code annotations.xml} ("CVAT 1.1") for one task: its polygons, polylines and points. */
final class AnnotationFile {
    private static final List<String> TYPES = List.of("polygon", "polyline", "points");

    private final Task task;

    /** With CVAT's own words, which end in a line break. */
    static final class Unreadable extends Exception {
        Unreadable(String message) {
            super(message + "\n");
        }
    }

    AnnotationFile(Task task) {
        this.task = task;
    }

    /** A body as for PUT. */
    ObjectNode read(byte[] xml) throws Unreadable {
        ObjectNode body = Json.object();
        ArrayNode shapes = body.putArray("shapes");
        for (Element image : elements(parsed(xml), "image")) {
            int frame = frame(image.getAttribute("name"));
            for (String type : TYPES) {
                for (Element shape : elements(image, type)) {
                    shapes.add(shape(type, frame, shape));
                }
            }
        }
        return body;
    }

    private static Element parsed(byte[] xml) throws Unreadable {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            return builder.parse(new ByteArrayInputStream(xml)).getDocumentElement();
        } catch (SAXParseException e) {
            // Of the parser's many complaints CVAT's two that were seen.
            String complaint = e.getMessage().contains("prolog") ? "syntax error" : "unclosed token";
            throw new Unreadable("xml.etree.ElementTree.ParseError: " + complaint + ": line " + e.getLineNumber()
                    + ", column " + (e.getColumnNumber() - 1));
        } catch (SAXException | ParserConfigurationException | IOException e) {
            throw new IllegalStateException("Cannot parse an annotation file", e);
        }
    }

    private int frame(String image) throws Unreadable {
        for (int frame = 0; frame < task.frames.size(); frame++) {
            if (task.frames.get(frame).name().equals(image)) {
                return frame;
            }
        }
        throw new Unreadable("cvat.apps.dataset_manager.bindings.CvatImportError: Could not match item id: '"
                + image.replaceAll("\\.\\w+$", "") + "' with any task frame");
    }

    private ObjectNode shape(String type, int frame, Element element) throws Unreadable {
        Task.Label label = label(element.getAttribute("label"));
        ObjectNode shape = Json.object()
                .put("type", type)
                .put("frame", frame)
                .put("label_id", label.id())
                .put("group", 0)
                .put("source", "file")
                .put("occluded", element.getAttribute("occluded").equals("1"))
                .put(
                        "z_order",
                        element.getAttribute("z_order").isEmpty()
                                ? 0
                                : Integer.parseInt(element.getAttribute("z_order")));
        ArrayNode points = shape.putArray("points");
        for (String number : element.getAttribute("points").split("[;,]")) {
            points.add(Double.parseDouble(number));
        }
        ArrayNode attributes = shape.putArray("attributes");
        for (Element attribute : elements(element, "attribute")) {
            label.specs().stream()
                    .filter(spec -> spec.name().equals(attribute.getAttribute("name")))
                    .forEach(spec ->
                            attributes.addObject().put("spec_id", spec.id()).put("value", attribute.getTextContent()));
        }
        return shape;
    }

    private Task.Label label(String name) throws Unreadable {
        for (Task.Label label : task.labels) {
            if (label.name().equals(name)) {
                return label;
            }
        }
        throw new Unreadable("ValueError: Label '" + name + "' is not registered for this task");
    }

    private static List<Element> elements(Element parent, String name) {
        NodeList found = parent.getElementsByTagName(name);
        List<Element> elements = new java.util.ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }
}
