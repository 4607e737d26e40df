package solutions.trainingdata.candidates.sandbox.cvat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import solutions.trainingdata.candidates.sandbox.http.SimulatorAnswer;
import solutions.trainingdata.candidates.sandbox.http.SimulatorRequest;
import solutions.trainingdata.candidates.sandbox.http.SimulatorServer.Answered;

/**
 * CVAT's own OpenAPI schema, held against requests and answers. Where it says otherwise than the recordings of the real
 * server, these win and the difference is listed in schema-differences.txt.
 */
public final class CvatSchema {
    private final OpenApiInteractionValidator validator;
    private final Set<String> differences = new TreeSet<>();
    private int requests;
    private int answers;

    private CvatSchema(Path file) {
        validator = OpenApiInteractionValidator.createForSpecificationUrl(
                        file.toUri().toString())
                .withResolveCombinators(true)
                .build();
    }

    /** Empty when there is no such folder: the product can be built without it. */
    public static Optional<CvatSchema> besideTheProject() {
        Path file = Recordings.SHARED.resolve("facts/cvat-openapi.yml");
        return Files.isRegularFile(file) ? Optional.of(new CvatSchema(file)) : Optional.empty();
    }

    /** The known differences of what services may send, in the form of {@link #differences}. */
    public static Set<String> listed() throws IOException {
        return RequestsInUse.Resources.lines("/cvat/schema-differences.txt")
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Those that only experiments with the real server have. */
    static Set<String> listedOfExperiments() throws IOException {
        return RequestsInUse.Resources.lines("/cvat/schema-differences-of-experiments.txt")
                .collect(Collectors.toCollection(TreeSet::new));
    }

    public void checkRequest(SimulatorRequest request) {
        requests++;
        note("request", request, validator.validateRequest(sent(request)));
    }

    /** A refusal is not looked at: the schema knows next to nothing of them. */
    public void checkAnswer(Answered answered) {
        if (succeeded(answered)) {
            SimulatorAnswer answer = answered.answer();
            SimpleResponse.Builder response = SimpleResponse.Builder.status(answer.status());
            answer.headers().forEach(response::withHeader);
            if (answer.body().length > 0) {
                response.withBody(answer.body());
            }
            SimpleRequest sent = sent(answered.request());
            answers++;
            note(
                    "answer",
                    answered.request(),
                    validator.validateResponse(sent.getPath(), sent.getMethod(), response.build()));
        }
    }

    /** Whether the request must be right as well. */
    static boolean succeeded(Answered answered) {
        return answered.answer().status() / 100 == 2;
    }

    private static SimpleRequest sent(SimulatorRequest request) {
        SimpleRequest.Builder sent = new SimpleRequest.Builder(request.method(), request.path());
        request.headers().forEach(sent::withHeader);
        request.query().forEach(sent::withQueryParam);
        if (request.body().length > 0) {
            sent.withBody(request.body());
        }
        return sent.build();
    }

    private void note(String kind, SimulatorRequest request, ValidationReport report) {
        String line = kind + " " + request.method() + " " + RequestsInUse.template(request.path());
        report.getMessages().stream()
                .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
                .flatMap(CvatSchema::causes)
                .forEach(cause -> differences.add(line + ": " + withoutValues(cause)));
    }

    /** Of "matches none of the allowed schemas" why not. */
    private static Stream<String> causes(ValidationReport.Message message) {
        return message.getNestedMessages().isEmpty()
                ? Stream.of(message.getMessage())
                : message.getNestedMessages().stream().flatMap(CvatSchema::causes);
    }

    private static String withoutValues(String cause) {
        return cause.replaceAll("\\s+", " ")
                .replaceAll("ECMA.* does not match .*", "does not match the pattern")
                .replaceAll("\\d+", "#");
    }

    public int requests() {
        return requests;
    }

    public int answers() {
        return answers;
    }

    /** Each once, by method and path template, without numbers. */
    public Set<String> differences() {
        return differences;
    }
}
