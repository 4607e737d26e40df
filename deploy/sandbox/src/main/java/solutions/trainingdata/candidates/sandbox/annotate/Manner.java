package solutions.trainingdata.candidates.sandbox.annotate;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import solutions.trainingdata.candidates.sandbox.annotate.AnnotationJob.Frame;

/** How truth is drawn: well, sloppily, or with one mistake. The same truth always gives the same drawings. */
public enum Manner {
    WELL("Well") {
        @Override
        List<Drawing> drawn(List<Drawing> truth, List<Frame> frames) {
            return truth;
        }
    },
    /** Every point up to three pixels off, in each direction. */
    SLOPPY("Sloppily") {
        @Override
        List<Drawing> drawn(List<Drawing> truth, List<Frame> frames) {
            Random random = new Random(JITTER_SEED);
            return truth.stream()
                    .map(drawing -> drawing.withPoints(jittered(drawing, frame(frames, drawing), random)))
                    .toList();
        }
    },
    TEXT_TYPO("A typing error in one text") {
        @Override
        List<Drawing> drawn(List<Drawing> truth, List<Frame> frames) {
            return changed(truth, Drawing::hasText, drawing -> drawing.withTexts(Manner::mistyped));
        }
    },
    SHAPE_MISSING("One shape missing") {
        @Override
        List<Drawing> drawn(List<Drawing> truth, List<Frame> frames) {
            List<Drawing> drawings = new ArrayList<>(truth);
            drawings.remove(first(truth, drawing -> true));
            return drawings;
        }
    },
    SHAPE_EXTRA("One shape too many") {
        @Override
        List<Drawing> drawn(List<Drawing> truth, List<Frame> frames) {
            Drawing model = first(truth, drawing -> true);
            List<Double> corner = List.of(2.0, 2.0, 22.0, 2.0, 22.0, 12.0, 2.0, 12.0);
            return with(truth, model.withPoints(corner));
        }
    },
    WRONG_TYPE("A rectangle instead of an outline") {
        @Override
        List<Drawing> drawn(List<Drawing> truth, List<Frame> frames) {
            return changed(truth, Manner::isPolygon, Drawing::asRectangle);
        }
    },
    FIVE_POINTS("Five points instead of four") {
        @Override
        List<Drawing> drawn(List<Drawing> truth, List<Frame> frames) {
            return changed(truth, Manner::isQuadrangle, drawing -> drawing.withPoints(withMidpoint(drawing.points())));
        }
    },
    TEXT_EMPTY("One text left empty") {
        @Override
        List<Drawing> drawn(List<Drawing> truth, List<Frame> frames) {
            return changed(truth, Drawing::hasText, drawing -> drawing.withTexts(text -> ""));
        }
    },
    ZIG_ZAG("Four corners in zig-zag order") {
        @Override
        List<Drawing> drawn(List<Drawing> truth, List<Frame> frames) {
            return changed(truth, Manner::isQuadrangle, drawing -> {
                List<Double> p = drawing.points();
                return drawing.withPoints(
                        List.of(p.get(0), p.get(1), p.get(4), p.get(5), p.get(2), p.get(3), p.get(6), p.get(7)));
            });
        }
    },
    OUTSIDE("One point outside the image") {
        @Override
        List<Drawing> drawn(List<Drawing> truth, List<Frame> frames) {
            return changed(truth, Manner::isPolygon, drawing -> {
                List<Double> points = new ArrayList<>(drawing.points());
                points.set(0, frame(frames, drawing).width() + 25.0);
                return drawing.withPoints(points);
            });
        }
    },
    TWICE("One object drawn twice") {
        @Override
        List<Drawing> drawn(List<Drawing> truth, List<Frame> frames) {
            return with(truth, first(truth, drawing -> true));
        }
    },
    TRACK("A track instead of a shape") {
        @Override
        List<Drawing> drawn(List<Drawing> truth, List<Frame> frames) {
            return changed(truth, drawing -> true, drawing -> drawing.as(Drawing.Kind.TRACK));
        }
    },
    TAG("A tag besides the shapes") {
        @Override
        List<Drawing> drawn(List<Drawing> truth, List<Frame> frames) {
            return with(
                    truth, first(truth, drawing -> true).as(Drawing.Kind.TAG).withPoints(List.of()));
        }
    },
    NOTHING("Nothing at all") {
        @Override
        List<Drawing> drawn(List<Drawing> truth, List<Frame> frames) {
            return List.of();
        }
    };

    private static final long JITTER_SEED = 20;
    private static final double JITTER_PX = 3;

    private final String title;

    Manner(String title) {
        this.title = title;
    }

    /** For people. */
    public String title() {
        return title;
    }

    public boolean isMistake() {
        return this != WELL && this != SLOPPY;
    }

    /** @throws NoSuchElementException when the truth has nothing that this mistake can be made with */
    abstract List<Drawing> drawn(List<Drawing> truth, List<Frame> frames);

    /**
     * @param truth of the frames
     * @throws NoSuchElementException when the truth has nothing that this mistake can be made with
     */
    public List<Drawing> draw(GroundTruth truth, List<Frame> frames) {
        return drawn(
                frames.stream()
                        .flatMap(frame -> truth.drawings(frame.image()).stream())
                        .toList(),
                frames);
    }

    private static boolean isPolygon(Drawing drawing) {
        return drawing.type().equals("polygon");
    }

    private static boolean isQuadrangle(Drawing drawing) {
        return isPolygon(drawing)
                && drawing.points().size() == 8
                && !drawing.texts().isEmpty();
    }

    private static List<Drawing> changed(
            List<Drawing> truth, Predicate<Drawing> eligible, UnaryOperator<Drawing> change) {
        List<Drawing> drawings = new ArrayList<>(truth);
        int index = drawings.indexOf(first(truth, eligible));
        drawings.set(index, change.apply(drawings.get(index)));
        return List.copyOf(drawings);
    }

    private static List<Drawing> with(List<Drawing> truth, Drawing more) {
        List<Drawing> drawings = new ArrayList<>(truth);
        drawings.add(more);
        return List.copyOf(drawings);
    }

    private static Drawing first(List<Drawing> truth, Predicate<Drawing> eligible) {
        return truth.stream()
                .filter(eligible)
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("The job has no object to make this mistake with"));
    }

    private static Frame frame(List<Frame> frames, Drawing drawing) {
        return frames.stream()
                .filter(frame -> frame.image().equals(drawing.image()))
                .findFirst()
                .orElseThrow();
    }

    private static List<Double> jittered(Drawing drawing, Frame frame, Random random) {
        List<Double> points = new ArrayList<>();
        for (int i = 0; i < drawing.points().size(); i++) {
            double limit = i % 2 == 0 ? frame.width() : frame.height();
            double moved = drawing.points().get(i) + (2 * random.nextDouble() - 1) * JITTER_PX;
            points.add(Math.round(Math.max(0, Math.min(limit, moved)) * 100) / 100.0);
        }
        return points;
    }

    private static List<Double> withMidpoint(List<Double> p) {
        List<Double> points = new ArrayList<>(p);
        points.addAll(2, List.of((p.get(0) + p.get(2)) / 2, (p.get(1) + p.get(3)) / 2));
        return points;
    }

    /** The last character becomes another one. */
    private static String mistyped(String text) {
        if (text.isEmpty()) {
            return text;
        }
        char last = text.charAt(text.length() - 1);
        return text.substring(0, text.length() - 1) + (last == '7' ? '1' : '7');
    }
}
