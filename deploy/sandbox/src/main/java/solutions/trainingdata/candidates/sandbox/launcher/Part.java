package solutions.trainingdata.candidates.sandbox.launcher;

/** What the services need from outside; embedded unless the environment configures the real one. */
enum Part {
    /** First: its page is where one chats. */
    TELEGRAM("BOT_TOKEN"),
    CVAT("CVAT_URL"),
    POSTGRES("POSTGRES_HOST"),
    BROKER("RABBITMQ_HOST");

    private final String variable;

    Part(String variable) {
        this.variable = variable;
    }

    /** The variable that, when it is set, means the real part. */
    String variable() {
        return variable;
    }
}
