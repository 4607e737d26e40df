package solutions.trainingdata.candidates.sandbox.cvat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** Turns a task's files into frames and jobs, as CVAT's import worker does, or says why it cannot. */
final class FrameMaking {
    private static final Set<String> PICTURES = Set.of("jpg", "jpeg", "png", "bmp", "gif", "tif", "tiff", "webp");

    private final World world;
    private final Task task;
    private final Upload upload;
    private final List<Upload.ClientFile> files;

    /** Ends the making; the message is the request's. */
    private static final class Failed extends RuntimeException {
        Failed(String message) {
            super(message + "\n", null, false, false);
        }
    }

    private record Source(String name, byte[] bytes) {}

    FrameMaking(World world, Task task, Creation creation) {
        this.world = world;
        this.task = task;
        this.upload = creation.upload;
        this.files = creation.files;
    }

    /** All or nothing. */
    String failureOrNull() {
        try {
            make();
            return null;
        } catch (Failed e) {
            return e.getMessage();
        }
    }

    private void make() {
        List<Source> sources = selected(sorted(upload.namesServerFiles() ? fromShare() : uploaded()));
        List<Task.Frame> frames = new ArrayList<>();
        for (Source source : sources) {
            frames.add(frame(source, frames.isEmpty()));
        }
        task.frames.addAll(frames);
        task.startFrame = upload.startFrame();
        task.frameFilter = upload.frameFilter();
        task.stopFrame = upload.startFrame() + (frames.size() - 1) * upload.frameStep();
        task.chunksUpdated = world.now();
        makeJobs();
        task.updated = world.now();
    }

    private List<Source> uploaded() {
        return files.stream()
                .filter(file -> isPicture(file.name()))
                .sorted(Comparator.comparingLong(Upload.ClientFile::order))
                .map(file -> new Source(file.name(), file.bytes()))
                .toList();
    }

    private List<Source> fromShare() {
        for (Upload.ClientFile file : files) {
            throw missing(file.name());
        }
        List<Source> sources = new ArrayList<>();
        for (String path : upload.serverFiles()) {
            for (String name : expanded(path.replaceAll("^/+|/+$", ""))) {
                if (isPicture(name) && !isExcluded(name)) {
                    sources.add(new Source(name, read(world.share.resolve(name))));
                }
            }
        }
        return sources;
    }

    private List<String> expanded(String path) {
        if (path.contains("..")) {
            throw new Failed("ValueError: Don't use '..' inside file paths");
        }
        Path place = world.share.resolve(path);
        if (!Files.exists(place)) {
            throw missing(path);
        }
        try (Stream<Path> files = Files.walk(place)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> world.share.relativize(file).toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isExcluded(String name) {
        return upload.serverFilesExclude().stream()
                .anyMatch(excluded -> excluded.endsWith("/") ? name.startsWith(excluded) : name.equals(excluded));
    }

    private List<Source> sorted(List<Source> sources) {
        if (sources.isEmpty()) {
            throw new Failed("ValueError: No media data found");
        }
        if (!upload.jobFileMapping().isEmpty()) {
            return mapped(sources);
        }
        List<Source> sorted = new ArrayList<>(sources);
        switch (upload.sortingMethod()) {
            case "natural" -> sorted.sort(Comparator.comparing(Source::name, NaturalOrder::compare));
            case "predefined" -> order(sorted);
            case "random" -> java.util.Collections.shuffle(sorted, new Random(task.id));
            default -> sorted.sort(Comparator.comparing(Source::name));
        }
        return sorted;
    }

    private void order(List<Source> sources) {
        if (!upload.uploadFileOrder().isEmpty()) {
            sources.sort(
                    Comparator.comparingInt(source -> upload.uploadFileOrder().indexOf(source.name())));
        }
    }

    private List<Source> mapped(List<Source> sources) {
        if (!upload.sortingMethod().isEmpty()) {
            throw new Failed("rest_framework.exceptions.ValidationError: [ErrorDetail(string='job_file_mapping cannot "
                    + "be used with sorting_method', code='invalid')]");
        }
        List<Source> mapped = new ArrayList<>();
        for (String name :
                upload.jobFileMapping().stream().flatMap(List::stream).toList()) {
            mapped.add(sources.stream()
                    .filter(source -> source.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> missing(name)));
        }
        return mapped;
    }

    private List<Source> selected(List<Source> sources) {
        List<Source> selected = new ArrayList<>();
        int last = upload.stopFrame() == null ? sources.size() - 1 : Math.min(upload.stopFrame(), sources.size() - 1);
        for (int index = upload.startFrame(); index <= last; index += upload.frameStep()) {
            selected.add(sources.get(index));
        }
        if (selected.isEmpty()) {
            throw new Failed("ValueError: No media data found");
        }
        return selected;
    }

    /** The first picture is opened by another part of CVAT than the others, which says it in other words. */
    private Task.Frame frame(Source source, boolean first) {
        Pictures.Size size = Pictures.size(source.bytes())
                .orElseThrow(() -> new Failed(
                        first
                                ? "PIL.UnidentifiedImageError: cannot identify image file '/home/django/data/data/"
                                        + task.dataId + "/raw/" + source.name() + "'"
                                : "utils.dataset_manifest.errors.InvalidImageError: failed to parse image file '"
                                        + source.name() + "'"));
        return new Task.Frame(source.name(), size.width(), size.height(), source.bytes());
    }

    private void makeJobs() {
        int size = task.frames.size();
        if (!upload.jobFileMapping().isEmpty()) {
            int start = 0;
            for (List<String> names : upload.jobFileMapping()) {
                addJob(start, start + names.size() - 1);
                start += names.size();
            }
            return;
        }
        if (task.segmentSize == 0 || task.segmentSize > size) {
            task.segmentSize = size;
        }
        task.overlap = Math.min(task.overlap == null ? 0 : task.overlap, task.segmentSize / 2);
        for (int start = 0; start < size - task.overlap; start += task.segmentSize - task.overlap) {
            addJob(start, Math.min(start + task.segmentSize, size) - 1);
        }
    }

    private void addJob(int start, int stop) {
        Job job = new Job(world.nextId("job"), task, start, stop, world.now());
        task.jobs.add(job);
        world.jobs.put(job.id, job);
    }

    private static Failed missing(String name) {
        return new Failed("FileNotFoundError: [Errno 2] No such file or directory: '/home/django/share/" + name + "'");
    }

    static boolean isPicture(String name) {
        int dot = name.lastIndexOf('.');
        return dot >= 0 && PICTURES.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
