package solutions.trainingdata.candidates.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Documents that name a place name one that is there, and the README stays a page. */
class DocumentationTest {

    private static final Path ROOT = Path.of(System.getProperty("project.root"));
    private static final Pattern PLACE =
            Pattern.compile("`([A-Za-z0-9_.-]+/[A-Za-z0-9_./-]*)`|\\]\\(([^)#:]+)(#[^)]*)?\\)");

    @Test
    void everyPlaceNamedExists() throws IOException {
        List<String> missing = new ArrayList<>();
        for (Path page : pages()) {
            Matcher places = PLACE.matcher(Files.readString(page));
            while (places.find()) {
                boolean link = places.group(2) != null;
                String name = link ? places.group(2) : places.group(1);
                Path place = link ? page.getParent().resolve(name) : ROOT.resolve(name);
                if (!Files.exists(place) && (link || firstPartExists(name))) {
                    missing.add(ROOT.relativize(page) + ": " + name);
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    /** `application/json` and `a/b` in prose are no places: what begins with a folder of the project is one. */
    private static boolean firstPartExists(String name) {
        return Files.isDirectory(ROOT.resolve(name.substring(0, name.indexOf('/'))));
    }

    @Test
    void everyLineOfTheParityPageNamesATestThatIsThereOrSaysWhyNone() throws IOException {
        Set<String> tests;
        try (Stream<Path> files = Files.walk(ROOT)) {
            tests = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("Test.java") || name.endsWith("IT.java"))
                    .map(name -> name.replace(".java", ""))
                    .collect(Collectors.toSet());
        }
        List<String> lines = Files.readAllLines(ROOT.resolve("docs/parity.md")).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| there |"))
                .toList();
        assertThat(lines).hasSizeGreaterThan(100).allSatisfy(line -> {
            String[] cells = line.substring(1, line.length() - 1).split("(?<!\\\\)\\|", -1);
            assertThat(cells).hasSize(3).allSatisfy(cell -> assertThat(cell).isNotBlank());
            assertThat(cells[2].strip())
                    .satisfiesAnyOf(shown -> assertThat(tests).contains(shown.split(", ")), shown -> assertThat(shown)
                            .startsWith("not "));
        });
    }

    @Test
    void readmesArePagesNotBooks() throws IOException {
        assertThat(Files.readAllLines(ROOT.resolve("README.md"))).hasSizeLessThanOrEqualTo(80);
        for (String service : List.of("bot-gateway", "account-service", "task-service", "metrics-service")) {
            assertThat(Files.readAllLines(ROOT.resolve(service).resolve("README.md")))
                    .as(service)
                    .hasSizeLessThanOrEqualTo(25);
        }
    }

    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>();
        for (String folder : List.of(
                "", "docs", "docs/decisions", "bot-gateway", "account-service", "task-service", "metrics-service")) {
            try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
                files.filter(file -> file.toString().endsWith(".md")).forEach(pages::add);
            }
        }
        assertThat(pages).isNotEmpty();
        return pages;
    }
}
