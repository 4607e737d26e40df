package solutions.trainingdata.candidates.sandbox.cvat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import solutions.trainingdata.candidates.sandbox.http.SimulatorAnswer;
import solutions.trainingdata.candidates.sandbox.http.SimulatorRequest;

/**
 * Leads a request to its resource, after the checks that come before every resource and in CVAT's order: route,
 * Accept, credentials, method, throttle.
 */
final class Routes {

    /** Answers a call, under the world's lock. */
    interface Resource {
        SimulatorAnswer answer(Call call);
    }

    /** @param open to anonymous requests, which are counted */
    private record Route(Pattern path, boolean open, Map<String, Resource> methods) {
        Route on(String method, Resource resource) {
            methods.put(method, resource);
            return this;
        }
    }

    private final List<Route> routes = new ArrayList<>();
    private final World world;
    private final Authentication authentication;
    private final AccountsResource accounts;
    private final ServerResource server;
    final Throttle throttle = new Throttle();

    Routes(World world, AccountsResource accounts) {
        this.world = world;
        this.authentication = new Authentication(world);
        this.accounts = accounts;
        this.server = new ServerResource(world);
        open("auth/login").on("POST", accounts::login);
        open("auth/logout").on("POST", accounts::logout);
        addAccessTokens(new AccessTokensResource(world));
        closed("auth/password/change").on("POST", accounts::changePassword);
        open("server/about").on("GET", server::about);
        closed("server/share").on("GET", server::share);
        addUsers(new UsersResource(world));
        addTasks(new TasksResource(world), new UploadResource(world), new FramesResource(world));
        addJobs(new JobsResource(world), new FramesResource(world));
        AnnotationsResource annotations = new AnnotationsResource(world);
        addAnnotations(annotations, new AnnotationFilesResource(world, annotations));
        addOthers(new LabelsResource(world), new RequestsResource(world), new GuidesResource(world));
    }

    private void addAccessTokens(AccessTokensResource tokens) {
        closed("auth/access_tokens").on("GET", tokens::list).on("POST", tokens::create);
        closed("auth/access_tokens/([^/]+)").on("DELETE", tokens::revoke);
    }

    private void addUsers(UsersResource users) {
        closed("users").on("GET", users::list);
        closed("users/self").on("GET", users::self);
        closed("users/([^/]+)").on("GET", users::get).on("PATCH", users::patch).on("DELETE", users::delete);
    }

    private void addTasks(TasksResource tasks, UploadResource upload, FramesResource frames) {
        closed("tasks").on("GET", tasks::list).on("POST", tasks::create);
        closed("tasks/([^/]+)").on("GET", tasks::get).on("PATCH", tasks::patch).on("DELETE", tasks::delete);
        closed("tasks/([^/]+)/status").on("GET", tasks::status);
        closed("tasks/([^/]+)/data/?").on("GET", frames::taskData).on("POST", upload::post);
        closed("tasks/([^/]+)/data/meta").on("GET", frames::taskMeta);
        closed("tasks/([^/]+)/data/([^/]+)").on("HEAD", upload::offset).on("PATCH", upload::append);
        closed("projects").on("POST", new ProjectsResource(world)::create);
    }

    private void addJobs(JobsResource jobs, FramesResource frames) {
        closed("jobs").on("GET", jobs::list).on("POST", jobs::create);
        closed("jobs/([^/]+)").on("GET", jobs::get).on("PATCH", jobs::patch).on("DELETE", jobs::delete);
        closed("jobs/([^/]+)/data").on("GET", frames::jobData);
        closed("jobs/([^/]+)/data/meta").on("GET", frames::jobMeta).on("PATCH", frames::patchJobMeta);
        closed("jobs/([^/]+)/preview").on("GET", frames::jobPreview);
    }

    private void addAnnotations(AnnotationsResource annotations, AnnotationFilesResource files) {
        closed("jobs/([^/]+)/dataset/export").on("POST", files::exportJob);
        closed("tasks/([^/]+)/dataset/export").on("POST", files::exportTask);
        closed("jobs/([^/]+)/annotations/?")
                .on("GET", annotations::getOfJob)
                .on("POST", files::importToJob)
                .on("PUT", annotations::putJob)
                .on("PATCH", annotations::patchJob)
                .on("DELETE", annotations::deleteOfJob);
        closed("tasks/([^/]+)/annotations/?")
                .on("GET", annotations::getOfTask)
                .on("POST", files::importToTask)
                .on("PUT", annotations::putTask)
                .on("PATCH", annotations::patchTask)
                .on("DELETE", annotations::deleteOfTask);
    }

    private void addOthers(LabelsResource labels, RequestsResource requests, GuidesResource guides) {
        closed("labels").on("GET", labels::list);
        closed("labels/([^/]+)").on("GET", labels::get);
        closed("requests").on("GET", requests::list);
        closed("requests/([^/]+)").on("GET", requests::get);
        closed("requests/([^/]+)/cancel").on("POST", requests::cancel);
        closed("guides").on("POST", guides::create);
        closed("guides/([^/]+)")
                .on("GET", guides::get)
                .on("PATCH", guides::patch)
                .on("DELETE", guides::delete);
    }

    private Route open(String path) {
        return add(path, true);
    }

    private Route closed(String path) {
        return add(path, false);
    }

    private Route add(String path, boolean open) {
        Route route = new Route(Pattern.compile("/api/" + path), open, new LinkedHashMap<>());
        routes.add(route);
        return route;
    }

    SimulatorAnswer answer(SimulatorRequest request) {
        SimulatorAnswer answer;
        try {
            answer = answerOrRefuse(request);
        } catch (Refused refused) {
            answer = refused.answer();
        }
        return answer.with("X-Request-Id", UUID.randomUUID().toString());
    }

    private SimulatorAnswer answerOrRefuse(SimulatorRequest request) {
        String path = request.path();
        if (path.equals("/api") || path.equals("/api/server/health")) {
            return new SimulatorAnswer(
                    301, Map.of("Location", path + "/", "Content-Type", "text/html; charset=utf-8"), new byte[0]);
        }
        if (path.equals("/api/")) {
            throw Refused.serverError();
        }
        if (path.equals("/api/server/health/")) {
            return server.health(new Call(request, null, List.of()));
        }
        if (path.equals("/api/auth/register")) {
            return register(request);
        }
        Matcher matcher = null;
        for (Route route : routes) {
            matcher = route.path().matcher(path);
            if (matcher.matches()) {
                return answer(request, route, matcher);
            }
        }
        throw Refused.notFoundPage();
    }

    private SimulatorAnswer answer(SimulatorRequest request, Route route, Matcher path) {
        List<String> parts = IntStream.rangeClosed(1, path.groupCount())
                .mapToObj(path::group)
                .toList();
        synchronized (world) {
            world.catchUp();
            Call call = admitted(request, route.open(), parts, route.methods().containsKey(request.method()));
            return route.methods().get(request.method()).answer(call);
        }
    }

    /** Outside the lock: see {@link AccountsResource#register}. */
    private SimulatorAnswer register(SimulatorRequest request) {
        Call call;
        synchronized (world) {
            call = admitted(request, true, List.of(), request.method().equals("POST"));
        }
        return accounts.register(call);
    }

    private Call admitted(SimulatorRequest request, boolean open, List<String> parts, boolean methodKnown) {
        Negotiation.check(request.header("accept"));
        User caller = authentication.caller(request);
        refuseOrganization(request);
        if (caller == null && !open) {
            throw Refused.unauthorized("Authentication credentials were not provided.");
        }
        if (!methodKnown) {
            throw Refused.detail(405, "Method \"" + request.method() + "\" not allowed.");
        }
        if (caller == null) {
            throttle.take(request.header("x-forwarded-for").orElse("direct"), world.clockNow());
        }
        return new Call(request, caller, parts);
    }

    /** There is none here. */
    private static void refuseOrganization(SimulatorRequest request) {
        String organization =
                request.header("x-organization").or(() -> request.query("org")).orElse("");
        if (!organization.isEmpty()) {
            throw Refused.detail(404, organization + " organization does not exist.");
        }
    }
}
