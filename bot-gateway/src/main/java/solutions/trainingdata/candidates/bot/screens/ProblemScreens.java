package solutions.trainingdata.candidates.bot.screens;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import solutions.trainingdata.candidates.bot.journey.Position;
import solutions.trainingdata.candidates.bot.screens.Press.Action;
import solutions.trainingdata.candidates.bot.telegram.Screen;
import solutions.trainingdata.candidates.bot.texts.Language;
import solutions.trainingdata.candidates.bot.texts.Text;
import solutions.trainingdata.candidates.bot.texts.Texts;
import solutions.trainingdata.candidates.bot.texts.Wording;
import solutions.trainingdata.candidates.messaging.contract.Problem;

/** The list of what is to be mended, picture by picture, cut so that it stays one readable message. */
@Singleton
public class ProblemScreens {

    /** Of HTML, tags included: well below the 4096 that Telegram takes without them, head and foot included. */
    private static final int LONGEST_LIST = 3200;

    private static final Map<Problem.Kind, Text> KINDS = Map.ofEntries(
            Map.entry(Problem.Kind.NOTHING_SAVED, Text.PROBLEM_NOTHING_SAVED),
            Map.entry(Problem.Kind.STILL_EDITING, Text.PROBLEM_STILL_EDITING),
            Map.entry(Problem.Kind.TOO_FEW_SHAPES, Text.PROBLEM_TOO_FEW_SHAPES),
            Map.entry(Problem.Kind.TOO_MANY_SHAPES, Text.PROBLEM_TOO_MANY_SHAPES),
            Map.entry(Problem.Kind.WRONG_SHAPE, Text.PROBLEM_WRONG_SHAPE),
            Map.entry(Problem.Kind.WRONG_POINT_COUNT, Text.PROBLEM_WRONG_POINT_COUNT),
            Map.entry(Problem.Kind.TOO_MANY_POINTS, Text.PROBLEM_TOO_MANY_POINTS),
            Map.entry(Problem.Kind.TOO_MUCH_DRAWN, Text.PROBLEM_TOO_MUCH_DRAWN),
            Map.entry(Problem.Kind.NO_AREA, Text.PROBLEM_NO_AREA),
            Map.entry(Problem.Kind.UNKNOWN_LABEL, Text.PROBLEM_UNKNOWN_LABEL),
            Map.entry(Problem.Kind.TEXT_MISSING, Text.PROBLEM_TEXT_MISSING),
            Map.entry(Problem.Kind.OUTSIDE_IMAGE, Text.PROBLEM_OUTSIDE_IMAGE),
            Map.entry(Problem.Kind.DRAWN_TWICE, Text.PROBLEM_DRAWN_TWICE),
            Map.entry(Problem.Kind.CROSSES_ITSELF, Text.PROBLEM_CROSSES_ITSELF),
            Map.entry(Problem.Kind.TRACK, Text.PROBLEM_TRACK),
            Map.entry(Problem.Kind.TAG, Text.PROBLEM_TAG),
            Map.entry(Problem.Kind.UNKNOWN_FRAME, Text.PROBLEM_UNKNOWN_FRAME));

    private final Texts texts;

    /** @throws IllegalStateException when a kind of problem has no text */
    public ProblemScreens(Texts texts) {
        if (KINDS.size() != Problem.Kind.values().length) {
            throw new IllegalStateException("Not every kind of problem has a text: " + KINDS.keySet());
        }
        this.texts = texts;
    }

    /** @param position where the journey is now: the candidate can say "done" again */
    public Screen problems(Language language, List<Problem> problems, String assignment, Position position) {
        Wording words = texts.in(language);
        String html = words.say(Text.PROBLEMS_HEAD, "n", problems.size()) + "\n\n" + list(words, problems, true)
                + "\n\n" + words.say(Text.PROBLEMS_FOOT);
        return new Screen(
                html,
                new Keyboard(words)
                        .press(Text.BUTTON_DONE, MenuScreens.done(assignment, position))
                        .press(Text.BUTTON_MY_TASK, Press.of(Action.TASK, assignment))
                        .rows());
    }

    /** The time was over: what was saved counts as it is. No links: the pictures are the candidate's no more. */
    public Screen scoredAnyway(Language language, List<Problem> problems, Instant scoredAt) {
        Wording words = texts.in(language);
        boolean nothing = problems.stream().anyMatch(problem -> problem.kind() == Problem.Kind.NOTHING_SAVED);
        String html = words.say(
                nothing ? Text.TIME_OVER_NOTHING : Text.TIME_OVER_SCORED, "by", words.when(words.decisionBy(scoredAt)));
        if (!nothing && !problems.isEmpty()) {
            html += "\n\n"
                    + words.say(Text.TIME_OVER_PROBLEMS, "n", problems.size())
                    + "\n\n"
                    + list(words, problems, false);
        }
        return new Screen(
                html, new Keyboard(words).press(Text.BUTTON_MENU, Action.MENU).rows());
    }

    /** @param mendable whether they still can be mended */
    private static String list(Wording words, List<Problem> problems, boolean mendable) {
        StringBuilder list = new StringBuilder();
        int listed = 0;
        for (List<Problem> picture : byPicture(problems)) {
            String before = (listed == 0 ? "" : "\n\n") + head(words, picture.get(0), mendable);
            for (Problem problem : picture) {
                String line = before + "\n• " + words.say(KINDS.get(problem.kind()), values(problem));
                if (list.length() + line.length() > LONGEST_LIST) {
                    Text more = mendable ? Text.PROBLEMS_MORE : Text.TIME_OVER_MORE;
                    return list.append("\n\n")
                            .append(words.say(more, "n", problems.size() - listed))
                            .toString();
                }
                list.append(line);
                before = "";
                listed++;
            }
        }
        return list.toString();
    }

    private static List<List<Problem>> byPicture(List<Problem> problems) {
        Map<Optional<String>, List<Problem>> pictures = new LinkedHashMap<>();
        for (Problem problem : problems) {
            pictures.computeIfAbsent(Optional.ofNullable(problem.image()), image -> new ArrayList<>())
                    .add(problem);
        }
        return List.copyOf(pictures.values());
    }

    private static String head(Wording words, Problem problem, boolean linked) {
        if (problem.image() == null) {
            return words.say(Text.PROBLEM_WHOLE_TASK);
        }
        return problem.frame() == null || !linked
                ? words.say(Text.PROBLEM_PICTURE, "image", problem.image())
                : words.say(Text.PROBLEM_PICTURE_LINK, "image", problem.image(), "frame", problem.frame());
    }

    private static Object[] values(Problem problem) {
        return new Object[] {
            "label", problem.label() == null ? "?" : problem.label(),
            "expected", problem.expected() == null ? 0 : problem.expected(),
            "found", problem.found() == null ? 0 : problem.found()
        };
    }
}
