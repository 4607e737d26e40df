package solutions.trainingdata.candidates.stories;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The few rules of the code's shape that matter. Each was seen failing; every package that one names exists. */
class ArchitectureTest {

    private static final String ROOT = "solutions.trainingdata.candidates.";
    private static final List<String> SERVICES = List.of("bot", "account", "task", "metrics");
    private static final List<String> PLAIN =
            List.of("metrics.scoring", "metrics.geometry", "metrics.drawing", "metrics.checks", "metrics.truth");
    private static final String FRONT_DOOR = "org.eclipse.microprofile.reactive.messaging.Incoming";
    private static final String SCHEDULED = "io.quarkus.scheduler.Scheduled";
    private static final Pattern REFUSED_NAME = Pattern.compile(
            ".*(Util|Utils|Helper|Manager|Impl|Dto|DTO|Base|Abstract)([A-Z].*)?|(Abstract|Base)[A-Z].*");
    private static final Set<String> LAYERS =
            Set.of("service", "services", "repository", "dto", "model", "util", "utils", "common", "impl");

    private static JavaClasses product;

    @BeforeAll
    static void read() {
        product = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                // The sandbox's test-jar, which the stories use.
                .withImportOption(location -> !location.contains("-tests.jar"))
                .importPackages(ROOT.substring(0, ROOT.length() - 1));
    }

    static Stream<String> packagesNamed() {
        return Stream.of(
                        SERVICES.stream(),
                        PLAIN.stream(),
                        Stream.of("messaging.contract", "messaging.assignment", "sandbox", "ops"))
                .flatMap(names -> names);
    }

    /** A rule about a package that does not exist passes silently. */
    @ParameterizedTest
    @MethodSource("packagesNamed")
    void everyPackageNamedInARuleExists(String name) {
        assertThat(product.stream().filter(resideInAPackage(ROOT + name + "..")))
                .as(name)
                .isNotEmpty();
    }

    /** The forbidden technology must be there as well, or "depends on none of it" says nothing. */
    @Test
    void everyForbiddenTechnologyIsUsedSomewhere() {
        for (String technology : List.of("jakarta..", "io.quarkus..", "io.smallrye..", FRONT_DOOR)) {
            DescribedPredicate<JavaClass> it = technology.equals(FRONT_DOOR)
                    ? DescribedPredicate.describe(technology, c -> c.getName().equals(FRONT_DOOR))
                    : resideInAPackage(technology);
            assertThat(product.stream()
                            .flatMap(c -> c.getDirectDependenciesFromSelf().stream())
                            .anyMatch(dependency -> it.test(dependency.getTargetClass())))
                    .as(technology)
                    .isTrue();
        }
    }

    @Test
    void noServiceDependsOnAnother() {
        for (String service : SERVICES) {
            String[] others = SERVICES.stream()
                    .filter(other -> !other.equals(service))
                    .map(other -> ROOT + other + "..")
                    .toArray(String[]::new);
            check(noClasses()
                    .that()
                    .resideInAPackage(ROOT + service + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others));
        }
    }

    @Test
    void theSandboxDependsOnNoModuleAndNoModuleOnIt() {
        check(noClasses()
                .that()
                .resideInAPackage(ROOT + "sandbox..")
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + ".")
                        .and(DescribedPredicate.not(resideInAPackage(ROOT + "sandbox..")))));
        check(noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "sandbox..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + "sandbox.."));
    }

    /** The commands know messages by their names, services by their tables and how a key is written, nothing else. */
    @Test
    void theCommandsOfOpsDependOnTheContractAndTheSealOnlyAndNobodyOnThem() {
        check(noClasses()
                .that()
                .resideInAPackage(ROOT + "ops..")
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + ".")
                        .and(DescribedPredicate.not(resideInAnyPackage(
                                ROOT + "ops..", ROOT + "messaging.contract..", ROOT + "messaging.sealed..")))));
        check(noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "ops..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + "ops.."));
    }

    @Test
    void messagesComeInThroughOneFrontDoorPerService() {
        for (String service : SERVICES) {
            List<String> doors = product.stream()
                    .filter(resideInAPackage(ROOT + service + ".."))
                    .filter(type -> type.getMethods().stream().anyMatch(method -> method.isAnnotatedWith(FRONT_DOOR)))
                    .map(JavaClass::getSimpleName)
                    .toList();
            assertThat(doors).as(service).hasSize(1).allMatch(name -> name.endsWith("Messages"));
        }
    }

    /** Handlers are called by the inbox only; each service takes its own commands, and the gateway alone takes events. */
    @Test
    void aFrontDoorHasOneWayIn() {
        for (JavaClass type : product) {
            List<JavaMethod> incoming = type.getMethods().stream()
                    .filter(method -> method.isAnnotatedWith(FRONT_DOOR))
                    .toList();
            assertThat(incoming).as(type.getName()).hasSizeLessThan(2);
        }
    }

    @Test
    void rulesGeometryAndScoringArePlainJava() {
        for (String plain : PLAIN) {
            check(noClasses()
                    .that()
                    .resideInAPackage(ROOT + plain + "..")
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(
                                    "jakarta..",
                                    "io.quarkus..",
                                    "io.smallrye..",
                                    "org.eclipse.microprofile..",
                                    "java.sql..")
                            .or(resideInAPackage(ROOT + "messaging..")
                                    .and(DescribedPredicate.not(resideInAPackage(ROOT + "messaging.assignment.."))))));
        }
    }

    @Test
    void noNameSaysOnlyWhichPatternItIs() {
        check(noClasses().should(have("a refused name", type -> REFUSED_NAME
                .matcher(type.getSimpleName())
                .matches())));
    }

    @Test
    void packagesAreFeaturesNotLayers() {
        check(noClasses().should(have("a layer's package", type -> Stream.of(
                        type.getPackageName().split("\\."))
                .anyMatch(LAYERS::contains))));
    }

    @Test
    void timeComesFromAClock() {
        Map<String, Set<String>> hidden = Map.of(
                "java.time.Instant", Set.of("now"),
                "java.time.LocalDate", Set.of("now"),
                "java.time.LocalDateTime", Set.of("now"),
                "java.time.ZonedDateTime", Set.of("now"),
                "java.time.OffsetDateTime", Set.of("now"),
                "java.lang.System", Set.of("currentTimeMillis"));
        check(noClasses()
                .should(callMethodWhere(DescribedPredicate.describe(
                        "reads a hidden clock",
                        (com.tngtech.archunit.core.domain.JavaMethodCall call) -> hidden.getOrDefault(
                                                call.getTargetOwner().getName(), Set.of())
                                        .contains(call.getName())
                                && call.getTarget().getRawParameterTypes().stream()
                                        .noneMatch(type -> type.getName().equals("java.time.Clock"))))));
    }

    /** One run of a duty follows the other, but in another thread. */
    @Test
    void whatADutyRemembersIsSeenByItsNextRun() {
        check(fields().that()
                .areDeclaredInClassesThat(are("on a schedule", type -> type.getMethods().stream()
                        .anyMatch(method -> method.isAnnotatedWith(SCHEDULED))))
                .should()
                .beFinal()
                .orShould()
                .haveModifier(JavaModifier.VOLATILE));
    }

    @Test
    void typesArePackagePrivateUnlessSomebodyElsewhereNeedsThem() {
        check(classes()
                .that(are(
                        "public top-level types",
                        type -> type.getModifiers().contains(JavaModifier.PUBLIC)
                                && type.isTopLevelClass()
                                && !type.getSimpleName().equals("package-info")))
                .should(new ArchCondition<>("be used outside their package (or be an entry point)") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        boolean needed = type.getAccessesToSelf().stream()
                                        .map(JavaAccess::getOriginOwner)
                                        .anyMatch(origin -> elsewhere(origin, type))
                                || type.getDirectDependenciesToSelf().stream()
                                        .anyMatch(dependency -> elsewhere(dependency.getOriginClass(), type))
                                || partOfAPublicSignature(type)
                                || entryPoint(type);
                        events.add(new SimpleConditionEvent(type, needed, type.getName() + " is public for nobody"));
                    }
                }));
    }

    private static boolean elsewhere(JavaClass origin, JavaClass type) {
        return !origin.getPackageName().equals(type.getPackageName());
    }

    private static boolean partOfAPublicSignature(JavaClass type) {
        return type.getPackage().getClasses().stream()
                .filter(other -> other.getModifiers().contains(JavaModifier.PUBLIC) && !other.equals(type))
                .flatMap(other -> other.getMethods().stream())
                .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                .flatMap(method -> Stream.concat(
                        method.getReturnType().getAllInvolvedRawTypes().stream(),
                        method.getParameterTypes().stream().flatMap(p -> p.getAllInvolvedRawTypes().stream())))
                .anyMatch(type::equals);
    }

    /** What a framework or a person calls: it has to be public, or is public by its kind. */
    private static boolean entryPoint(JavaClass type) {
        return type.getMethods().stream()
                        .anyMatch(method -> method.getName().equals("main")
                                && method.getModifiers().contains(JavaModifier.STATIC))
                || type.getMethods().stream().anyMatch(method -> method.isAnnotatedWith(FRONT_DOOR))
                || type.isInterface()
                || type.isAnnotatedWith("jakarta.persistence.Entity")
                || type.isAnnotatedWith("jakarta.ws.rs.Path")
                // Tests of every module start these.
                || type.getPackageName().startsWith(ROOT + "sandbox")
                // The catalogue of what can be said.
                || type.getPackageName().startsWith(ROOT + "messaging.contract");
    }

    private static ArchCondition<JavaClass> have(String what, java.util.function.Predicate<JavaClass> it) {
        return new ArchCondition<>("have " + what) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                events.add(new SimpleConditionEvent(type, it.test(type), type.getName() + " has " + what));
            }
        };
    }

    private static DescribedPredicate<JavaClass> are(String what, java.util.function.Predicate<JavaClass> it) {
        return DescribedPredicate.describe(what, it);
    }

    private static void check(ArchRule rule) {
        rule.check(product);
    }
}
