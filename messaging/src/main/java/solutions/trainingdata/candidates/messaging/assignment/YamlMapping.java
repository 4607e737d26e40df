package solutions.trainingdata.candidates.messaging.assignment;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A mapping of a YAML file that knows its lines. What cannot be read is added to the faults and answered with null (or
 * an empty list), so that reading goes on and the author learns everything at once. No YAML type is ever constructed.
 */
public final class YamlMapping {
    private final String file;
    private final int line;
    private final Faults faults;
    private final Map<String, Node> values = new LinkedHashMap<>();

    private YamlMapping(String file, MappingNode node, Faults faults) {
        this.file = file;
        this.line = lineOf(node);
        this.faults = faults;
        for (NodeTuple tuple : node.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                faults.add(file, lineOf(tuple.getKeyNode()), "a key must be a word");
            } else if (values.putIfAbsent(key.getValue(), tuple.getValueNode()) != null) {
                faults.add(file, lineOf(key), "'" + key.getValue() + "' is given twice");
            }
        }
    }

    /** The root mapping of {@code yaml}; null, with a fault, where it has none. */
    public static YamlMapping parse(String file, String yaml, Faults faults) {
        try {
            Node root = new Yaml(new LoaderOptions()).compose(new StringReader(yaml));
            if (root instanceof MappingNode mapping) {
                return new YamlMapping(file, mapping, faults);
            }
            faults.add(file, root == null ? 0 : lineOf(root), "must hold 'key: value' lines");
        } catch (MarkedYAMLException broken) {
            int line = broken.getProblemMark() == null
                    ? 0
                    : broken.getProblemMark().getLine() + 1;
            faults.add(file, line, "is not YAML: " + broken.getProblem());
        } catch (YAMLException broken) {
            faults.add(file, 0, "is not YAML: " + broken.getMessage());
        }
        return null;
    }

    /** Refuses every key but these. */
    public YamlMapping allowing(String... keys) {
        Set<String> allowed = new TreeSet<>(List.of(keys));
        values.forEach((key, node) -> {
            if (!allowed.contains(key)) {
                faults.add(file, lineOf(node), "unknown key '" + key + "'; known are " + String.join(", ", allowed));
            }
        });
        return this;
    }

    public Set<String> keys() {
        return values.keySet();
    }

    public boolean has(String key) {
        return values.containsKey(key);
    }

    /** Line of the key's value; of the mapping where the key is missing. */
    public int line(String key) {
        return has(key) ? lineOf(values.get(key)) : line;
    }

    /** Adds a fault at the key's line. */
    public void refuse(String key, String what) {
        faults.add(file, line(key), what);
    }

    /** Text of a key that must be there and not blank. */
    public String text(String key) {
        if (!has(key)) {
            refuse(key, "'" + key + "' is missing");
            return null;
        }
        YamlText text = textOf(values.get(key), "'" + key + "'");
        return text == null ? null : text.value();
    }

    /** Whole number of a key that must be there. */
    public Integer wholeNumber(String key, int min, int max) {
        String text = text(key);
        if (text == null) {
            return null;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // said below, with the range
        }
        String range = max == Integer.MAX_VALUE ? "from " + min + " up" : "from " + min + " to " + max;
        refuse(key, "'" + key + "' must be a whole number " + range + ", not '" + text + "'");
        return null;
    }

    /** Number of a key that must be there. */
    public Double number(String key, double min, double max) {
        String text = text(key);
        if (text == null) {
            return null;
        }
        try {
            double number = Double.parseDouble(text);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // said below, with the range
        }
        refuse(key, "'" + key + "' must be a number from " + min + " to " + max + ", not '" + text + "'");
        return null;
    }

    /** Mapping of a key that must be there. */
    public YamlMapping mapping(String key) {
        if (!has(key)) {
            refuse(key, "'" + key + "' is missing");
        } else if (values.get(key) instanceof MappingNode mapping) {
            return new YamlMapping(file, mapping, faults);
        } else {
            refuse(key, "'" + key + "' must hold 'key: value' lines");
        }
        return null;
    }

    /** Mappings listed under a key that must be there and not be empty. */
    public List<YamlMapping> mappings(String key) {
        List<YamlMapping> result = new ArrayList<>();
        for (Node item : items(key)) {
            if (item instanceof MappingNode mapping) {
                result.add(new YamlMapping(file, mapping, faults));
            } else {
                faults.add(file, lineOf(item), "each of '" + key + "' must hold 'key: value' lines");
            }
        }
        return result;
    }

    /** Lists of texts listed under a key that must be there; neither it nor any of the lists may be empty. */
    public List<List<YamlText>> textLists(String key) {
        List<List<YamlText>> result = new ArrayList<>();
        for (Node item : items(key)) {
            if (item instanceof SequenceNode list && !list.getValue().isEmpty()) {
                result.add(list.getValue().stream()
                        .map(text -> textOf(text, "each of '" + key + "'"))
                        .filter(Objects::nonNull)
                        .toList());
            } else {
                faults.add(file, lineOf(item), "each of '" + key + "' must be a list with something in it");
            }
        }
        return result;
    }

    private List<Node> items(String key) {
        if (!has(key)) {
            refuse(key, "'" + key + "' is missing");
        } else if (values.get(key) instanceof SequenceNode list
                && !list.getValue().isEmpty()) {
            return list.getValue();
        } else {
            refuse(key, "'" + key + "' must be a list with something in it");
        }
        return List.of();
    }

    private YamlText textOf(Node node, String whose) {
        if (node instanceof ScalarNode scalar
                && !scalar.getTag().equals(Tag.NULL)
                && !scalar.getValue().isBlank()) {
            return new YamlText(scalar.getValue(), lineOf(node));
        }
        faults.add(file, lineOf(node), whose + " must be a text that is not empty");
        return null;
    }

    private static int lineOf(Node node) {
        return node.getStartMark() == null ? 0 : node.getStartMark().getLine() + 1;
    }
}
