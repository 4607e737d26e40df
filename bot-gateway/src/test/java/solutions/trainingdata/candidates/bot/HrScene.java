package solutions.trainingdata.candidates.bot;

import static org.awaitility.Awaitility.await;
import static solutions.trainingdata.candidates.bot.JourneyScene.SOON;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import solutions.trainingdata.candidates.bot.telegram.IncomingUpdate;
import solutions.trainingdata.candidates.bot.telegram.UpdateHandler;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;
import solutions.trainingdata.candidates.messaging.contract.MetricsCommand;
import solutions.trainingdata.candidates.sandbox.telegram.Person;
import solutions.trainingdata.candidates.sandbox.telegram.Profile;

/** A second HR, results for both, and presses of buttons that a chat does not show. */
final class HrScene {

    private static final AtomicLong FORGED = new AtomicLong(1L << 40);

    private final JourneyScene scene;
    private final OtherServices others;
    private final UpdateHandler handler;

    HrScene(JourneyScene scene, OtherServices others, UpdateHandler handler) {
        this.scene = scene;
        this.others = others;
        this.handler = handler;
    }

    /** On the whitelist beside the first; speaks Russian. */
    Person secondHr(String name) throws SQLException {
        Person person = scene.person(name, null, name.toLowerCase() + "_hr", "ru");
        scene.execute("INSERT INTO whitelist (candidate_id) VALUES (" + person.id() + ")");
        person.says("/start");
        person.awaitReply("Сюда приходят результаты", SOON);
        return person;
    }

    void fire(Person hr) throws SQLException {
        scene.execute("DELETE FROM whitelist WHERE candidate_id = " + hr.id());
    }

    /** Somebody whose work was just scored, and the whitelist told. */
    Person scored(String name) throws Exception {
        Person person = scene.annotating(name);
        CandidateId id = new CandidateId(person.id());
        person.presses("Done");
        person.presses("Yes, check it");
        others.awaited(MetricsCommand.Submit.class, id);
        others.sayThrice(others.scored(id, 1));
        person.awaitMessage("Your work is accepted", SOON);
        await().atMost(SOON).until(() -> scene.count("SELECT count(*) FROM hr_news") == 0);
        return person;
    }

    long decision(Person candidate) throws SQLException {
        return scene.count("SELECT max(id) FROM decision WHERE candidate = " + candidate.id());
    }

    /** As a modified app could. */
    void forges(Person person, String data) {
        QuarkusTransaction.requiringNew()
                .run(() -> handler.handle(new IncomingUpdate.Pressed(known(person), FORGED.incrementAndGet(), data)));
    }

    /** Telegram delivers the same update once more. */
    void types(Person person, long updateId, String text) {
        QuarkusTransaction.requiringNew()
                .run(() -> handler.handle(new IncomingUpdate.Said(known(person), updateId, text)));
    }

    private static solutions.trainingdata.candidates.bot.telegram.Person known(Person person) {
        Profile profile = person.profile();
        return new solutions.trainingdata.candidates.bot.telegram.Person(
                new CandidateId(profile.id()),
                profile.username(),
                profile.firstName(),
                profile.lastName(),
                profile.languageCode());
    }
}
