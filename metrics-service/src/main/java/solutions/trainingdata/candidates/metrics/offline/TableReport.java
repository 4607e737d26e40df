package solutions.trainingdata.candidates.metrics.offline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import solutions.trainingdata.candidates.metrics.checks.Problem;
import solutions.trainingdata.candidates.metrics.scoring.ObjectScore;
import solutions.trainingdata.candidates.metrics.scoring.Percent;
import solutions.trainingdata.candidates.metrics.scoring.Score;

/** Problems and score as a text that people read. */
final class TableReport {
    private TableReport() {}

    static String of(List<Problem> problems, Score score) {
        StringBuilder text = new StringBuilder();
        if (!problems.isEmpty()) {
            text.append("Problems\n");
            problems.forEach(
                    problem -> text.append("  ").append(ProblemText.of(problem)).append('\n'));
            text.append('\n');
        }
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {"image", "label", "IoU, %", "text", "typed"});
        score.objects().forEach(object -> rows.add(row(object)));
        appendTable(text, rows);
        text.append('\n');
        score.metrics()
                .forEach((name, percent) ->
                        text.append(String.format(Locale.ROOT, "%-24s %6s %%%n", name, Percent.shown(percent))));
        text.append(String.format("formula %d, ground truth %d%n", score.formulaVersion(), score.groundTruthVersion()));
        return text.toString();
    }

    private static String[] row(ObjectScore object) {
        String iou = object.matched() ? Percent.shown(object.iouPercent()).toPlainString() : "missed";
        String expected = object.textExpected() == null ? "" : object.textExpected();
        String typed = object.textTyped() == null ? "" : object.textTyped();
        boolean wrong = object.matched() && object.textExpected() != null && !object.textIsRight();
        return new String[] {object.image(), object.label(), iou, expected, wrong ? typed + "  (wrong)" : typed};
    }

    private static void appendTable(StringBuilder text, List<String[]> rows) {
        int[] widths = new int[rows.get(0).length];
        for (String[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
        }
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.length; i++) {
                line.append(row[i]).append(" ".repeat(widths[i] - row[i].length() + 2));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
    }
}
