package solutions.trainingdata.candidates.sandbox.annotate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the product must say of drawings: a referee that shares no code with it. Outlines only; a rectangle, a track or
 * a tag matches nothing.
 *
 * @param iouPercent by label: mean over all true objects of the IoU of the one matched to it, 0 for a missed one
 * @param accuracyPercent by attribute: share of the true objects with a text whose match has exactly that text
 */
public record ExpectedScore(Map<String, Double> iouPercent, Map<String, Double> accuracyPercent) {

    private record Tally(double sum, int count) {
        Tally plus(double value) {
            return new Tally(sum + value, count + 1);
        }

        double percent() {
            return 100 * sum / count;
        }
    }

    /** @param images base names of those that were to be annotated */
    public static ExpectedScore of(GroundTruth truth, Collection<String> images, List<Drawing> drawings) {
        Map<String, Tally> ious = new LinkedHashMap<>();
        Map<String, Tally> texts = new LinkedHashMap<>();
        for (String image : images) {
            Map<String, List<Drawing>> byLabel = truth.drawings(image).stream()
                    .collect(Collectors.groupingBy(Drawing::label, LinkedHashMap::new, Collectors.toList()));
            byLabel.forEach((label, objects) -> {
                List<Drawing> drawn = drawings.stream()
                        .filter(drawing -> drawing.kind() == Drawing.Kind.SHAPE
                                && drawing.type().equals("polygon")
                                && drawing.image().equals(image)
                                && drawing.label().equals(label))
                        .toList();
                tally(objects, drawn, ious, texts);
            });
        }
        return new ExpectedScore(percents(ious), percents(texts));
    }

    private static void tally(
            List<Drawing> objects, List<Drawing> drawn, Map<String, Tally> ious, Map<String, Tally> texts) {
        double[][] overlaps = new double[objects.size()][drawn.size()];
        for (int i = 0; i < objects.size(); i++) {
            for (int j = 0; j < drawn.size(); j++) {
                overlaps[i][j] =
                        Overlap.iou(objects.get(i).points(), drawn.get(j).points());
            }
        }
        int[] match = BestMatching.of(overlaps);
        for (int i = 0; i < objects.size(); i++) {
            Drawing object = objects.get(i);
            Drawing matched = match[i] < 0 ? null : drawn.get(match[i]);
            double iou = match[i] < 0 ? 0 : overlaps[i][match[i]];
            ious.merge(object.label(), new Tally(iou, 1), (old, one) -> old.plus(iou));
            object.texts().forEach((name, text) -> {
                if (!text.isBlank()) {
                    double right =
                            matched != null && text.equals(matched.texts().get(name)) ? 1 : 0;
                    texts.merge(name, new Tally(right, 1), (old, one) -> old.plus(right));
                }
            });
        }
    }

    private static Map<String, Double> percents(Map<String, Tally> tallies) {
        Map<String, Double> percents = new LinkedHashMap<>();
        new ArrayList<>(tallies.entrySet())
                .forEach(tally -> percents.put(tally.getKey(), tally.getValue().percent()));
        return Map.copyOf(percents);
    }
}
