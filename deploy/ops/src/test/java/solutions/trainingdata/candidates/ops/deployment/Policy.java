package solutions.trainingdata.candidates.ops.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** What holds for every rendered overlay. Each violation is a sentence that begins with the object's kind and name. */
final class Policy {

    private static final Map<String, String> PROBES = Map.of(
            "startupProbe", "/q/health/started",
            "livenessProbe", "/q/health/live",
            "readinessProbe", "/q/health/ready");

    private final Manifests manifests;
    private final List<String> violations = new ArrayList<>();

    private Policy(Manifests manifests) {
        this.manifests = manifests;
    }

    static List<String> violations(Manifests manifests) {
        return new Policy(manifests).look();
    }

    private List<String> look() {
        Stream.of("Deployment", "Job", "StatefulSet", "DaemonSet", "CronJob")
                .flatMap(manifests::kind)
                .forEach(workload -> {
                    unprivileged(workload);
                    withLimits(workload, Manifests.container(workload).path("resources"));
                    ofAVersion(workload, Manifests.container(workload).path("image"));
                });
        manifests.kind("Deployment").forEach(this::probed);
        Stream.of("RabbitmqCluster", "Cluster")
                .flatMap(manifests::kind)
                .forEach(server -> withLimits(server, server.path("spec").path("resources")));
        manifests
                .kind("RabbitmqCluster")
                .forEach(broker -> ofAVersion(broker, broker.path("spec").path("image")));
        noSecretInTheClear();
        everySecretIsInTheExample();
        ProjectFiles.SERVICES.forEach(this::told);
        onlyMetricsSeesTheGroundTruth();
        ProjectFiles.SERVICES.forEach(this::survivesDrains);
        nobodyTalksToAnybody();
        return violations;
    }

    private void demand(boolean holds, JsonNode object, String otherwise) {
        if (!holds) {
            violations.add(object.path("kind").asText() + " " + Manifests.name(object) + " " + otherwise);
        }
    }

    private void unprivileged(JsonNode workload) {
        JsonNode pod = Manifests.pod(workload);
        JsonNode rights = pod.path("securityContext");
        demand(pod.path("containers").size() == 1 && !pod.has("initContainers"), workload, "has containers unchecked");
        demand(
                rights.path("runAsNonRoot").asBoolean()
                        && rights.path("runAsUser").asInt() > 0,
                workload,
                "may run as root");
        demand(
                rights.path("seccompProfile").path("type").asText().equals("RuntimeDefault"),
                workload,
                "has no seccomp profile");
        demand(
                pod.has("automountServiceAccountToken")
                        && !pod.path("automountServiceAccountToken").asBoolean(),
                workload,
                "gets a token of the API server");
        JsonNode container = Manifests.container(workload).path("securityContext");
        demand(!container.has("runAsUser") && !container.has("runAsNonRoot"), workload, "may run as root by container");
        demand(
                container.has("allowPrivilegeEscalation")
                        && !container.path("allowPrivilegeEscalation").asBoolean(),
                workload,
                "may gain privileges");
        demand(container.path("readOnlyRootFilesystem").asBoolean(), workload, "may write into its image");
        demand(container.at("/capabilities/drop/0").asText().equals("ALL"), workload, "keeps capabilities");
    }

    private void withLimits(JsonNode object, JsonNode resources) {
        for (String what : List.of("/requests/cpu", "/requests/memory", "/limits/cpu", "/limits/memory")) {
            demand(!resources.at(what).asText().isEmpty(), object, "has no " + what.substring(1));
        }
    }

    private void ofAVersion(JsonNode object, JsonNode image) {
        String name = image.asText();
        String tag = name.substring(name.lastIndexOf('/') + 1);
        demand(
                (tag.contains(":") || tag.contains("@sha256:")) && !tag.contains(":latest"),
                object,
                "runs an image of no version: " + name);
    }

    private void probed(JsonNode deployment) {
        PROBES.forEach((probe, path) -> demand(
                Manifests.container(deployment)
                        .path(probe)
                        .path("httpGet")
                        .path("path")
                        .asText()
                        .equals(path),
                deployment,
                "has no " + probe + " on " + path));
    }

    private void noSecretInTheClear() {
        manifests.kind("Secret").forEach(secret -> demand(false, secret, "is a secret in the clear"));
        Set<String> secrets = Variables.secrets();
        manifests.kind("ConfigMap").forEach(map -> map.path("data")
                .fieldNames()
                .forEachRemaining(key -> demand(
                        !secrets.contains(key) && !key.matches("(?i).*(password|token|_key|secret).*"),
                        map,
                        "has a secret in the clear: " + key)));
        manifests.kind("Deployment").forEach(deployment -> Manifests.container(deployment)
                .path("env")
                .forEach(entry -> demand(
                        !secrets.contains(entry.path("name").asText()) || entry.has("valueFrom"),
                        deployment,
                        "has a secret in the clear: " + entry.path("name").asText())));
    }

    private void everySecretIsInTheExample() {
        Set<String> known = new TreeSet<>(Set.of("rabbitmq-default-user/username", "rabbitmq-default-user/password"));
        ProjectFiles.yaml(ProjectFiles.text("deploy/kubernetes/secrets.example.yaml"))
                .forEach(secret -> secret.path("stringData")
                        .fieldNames()
                        .forEachRemaining(key -> known.add(Manifests.name(secret) + "/" + key)));
        BiConsumer<JsonNode, String> wanted = (object, secret) ->
                demand(known.contains(secret), object, "wants a secret that secrets.example.yaml lacks: " + secret);
        for (JsonNode object : manifests.objects()) {
            for (JsonNode reference : object.findValues("secretKeyRef")) {
                wanted.accept(
                        object,
                        reference.path("name").asText() + "/"
                                + reference.path("key").asText());
            }
            for (JsonNode reference : object.findValues("secretTargetRef")) {
                reference.forEach(one -> wanted.accept(
                        object,
                        one.path("name").asText() + "/" + one.path("key").asText()));
            }
            for (String holder : List.of("passwordSecret", "importCredentialsSecret")) {
                for (JsonNode reference : object.findValues(holder)) {
                    wanted.accept(object, reference.path("name").asText() + "/username");
                    wanted.accept(object, reference.path("name").asText() + "/password");
                }
            }
        }
    }

    private void told(String service) {
        JsonNode deployment = manifests.get("Deployment", service);
        Map<String, String> environment = manifests.environment(service);
        Variables.of(service)
                .forEach((name, otherwise) -> demand(
                        otherwise.isPresent()
                                || !environment.getOrDefault(name, "").isEmpty(),
                        deployment,
                        "is not told " + name));
        Set<String> read = new TreeSet<>(Variables.ofAll());
        read.addAll(Variables.COMING);
        // Not a place in a file but a key of a @ConfigMapping, as MicroProfile spells it for the environment.
        read.add("WORK_WORKERS");
        environment
                .keySet()
                .forEach(name -> demand(read.contains(name), deployment, "is told what nobody reads: " + name));
    }

    private void onlyMetricsSeesTheGroundTruth() {
        manifests.kind("Deployment").forEach(deployment -> {
            boolean sees =
                    Manifests.pod(deployment).findValuesAsText("claimName").contains("ground-truth");
            boolean may = Manifests.name(deployment).equals("metrics-service");
            demand(sees == may, deployment, may ? "does not see the ground truth" : "sees the ground truth");
        });
        manifests.kind("Deployment").forEach(deployment -> Manifests.container(deployment)
                .path("volumeMounts")
                .forEach(mount -> demand(
                        mount.path("name").asText().equals("tmp")
                                || mount.path("readOnly").asBoolean(),
                        deployment,
                        "may write to " + mount.path("name").asText())));
    }

    private void survivesDrains(String service) {
        JsonNode deployment = manifests.get("Deployment", service);
        demand(
                manifests
                        .kind("PodDisruptionBudget")
                        .anyMatch(budget -> budget.at("/spec/selector/matchLabels")
                                        .equals(deployment.at("/spec/selector/matchLabels"))
                                && budget.at("/spec/maxUnavailable").asInt() == 1),
                deployment,
                "has no PodDisruptionBudget");
        demand(
                Manifests.pod(deployment).path("serviceAccountName").asText().equals(service)
                        && manifests.kind("ServiceAccount").anyMatch(account -> Manifests.name(account)
                                .equals(service)),
                deployment,
                "has no ServiceAccount of its own");
    }

    private void nobodyTalksToAnybody() {
        JsonNode nobody = manifests.get("NetworkPolicy", "nobody");
        demand(
                nobody.at("/spec/podSelector").isEmpty()
                        && nobody.at("/spec/policyTypes").size() == 2
                        && !nobody.path("spec").has("ingress")
                        && !nobody.path("spec").has("egress"),
                nobody,
                "lets somebody talk");
        manifests.kind("NetworkPolicy").forEach(policy -> policy.path("spec")
                .path("ingress")
                .forEach(rule -> demand(
                        !rule.path("from").isEmpty() && !rule.path("ports").isEmpty(), policy, "lets everybody in")));
    }
}
