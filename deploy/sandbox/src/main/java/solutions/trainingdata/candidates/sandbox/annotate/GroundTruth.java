package solutions.trainingdata.candidates.sandbox.annotate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** An assignment's true drawings, from its {@code ground-truth.xml} ("CVAT for images 1.1"), by base name of the image. */
public final class GroundTruth {
    public static final String FILE = "ground-truth.xml";

    private record Picture(int width, int height, List<Drawing> drawings) {}

    private final Map<String, Picture> pictures = new LinkedHashMap<>();

    private GroundTruth() {}

    /** @throws IllegalArgumentException when the file is not what it should be */
    public static GroundTruth of(Path assignment) {
        Path file = assignment.resolve(FILE);
        GroundTruth truth = new GroundTruth();
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            NodeList images = factory.newDocumentBuilder().parse(file.toFile()).getElementsByTagName("image");
            for (int i = 0; i < images.getLength(); i++) {
                truth.add((Element) images.item(i));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        } catch (SAXException | ParserConfigurationException | NumberFormatException e) {
            throw new IllegalArgumentException("Not ground truth as 'CVAT for images 1.1': " + file, e);
        }
        return truth;
    }

    /** Of every assignment in the folder that has the file, in the order of their names. */
    public static List<GroundTruth> allUnder(Path assignments) {
        try (Stream<Path> folders = Files.list(assignments)) {
            return folders.filter(folder -> Files.isRegularFile(folder.resolve(FILE)))
                    .sorted()
                    .map(GroundTruth::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + assignments, e);
        }
    }

    public Set<String> images() {
        return Set.copyOf(pictures.keySet());
    }

    /** Empty for an image that is not among them. */
    public List<Drawing> drawings(String image) {
        return Optional.ofNullable(pictures.get(image)).map(Picture::drawings).orElse(List.of());
    }

    public Set<String> labels() {
        return pictures.values().stream()
                .flatMap(picture -> picture.drawings().stream())
                .map(Drawing::label)
                .collect(Collectors.toSet());
    }

    /** Whether it is the truth of a job: every frame with its size is among the images. */
    public boolean covers(List<AnnotationJob.Frame> frames) {
        return frames.stream().allMatch(frame -> {
            Picture picture = pictures.get(frame.image());
            return picture != null && picture.width() == frame.width() && picture.height() == frame.height();
        });
    }

    private void add(Element image) {
        String path = image.getAttribute("name");
        String name = path.substring(path.lastIndexOf('/') + 1);
        List<Drawing> drawings = new ArrayList<>();
        for (Node node = image.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element shape && shape.hasAttribute("label")) {
                drawings.add(drawing(name, shape));
            }
        }
        pictures.put(
                name,
                new Picture(
                        Integer.parseInt(image.getAttribute("width")),
                        Integer.parseInt(image.getAttribute("height")),
                        List.copyOf(drawings)));
    }

    private static Drawing drawing(String image, Element shape) {
        boolean box = shape.getTagName().equals("box");
        List<Double> points = new ArrayList<>();
        if (box) {
            for (String side : List.of("xtl", "ytl", "xbr", "ybr")) {
                points.add(Double.valueOf(shape.getAttribute(side)));
            }
        } else {
            for (String number : shape.getAttribute("points").split("[;,]")) {
                points.add(Double.valueOf(number));
            }
        }
        Map<String, String> texts = new LinkedHashMap<>();
        NodeList attributes = shape.getElementsByTagName("attribute");
        for (int i = 0; i < attributes.getLength(); i++) {
            Element attribute = (Element) attributes.item(i);
            texts.put(attribute.getAttribute("name"), attribute.getTextContent());
        }
        String type = box ? "rectangle" : shape.getTagName();
        return new Drawing(Drawing.Kind.SHAPE, image, shape.getAttribute("label"), type, points, texts);
    }
}
