package solutions.trainingdata.candidates.stories;

import solutions.trainingdata.candidates.sandbox.annotate.Hand;
import solutions.trainingdata.candidates.sandbox.annotate.Manner;
import solutions.trainingdata.candidates.sandbox.telegram.Person;

/** Annotates with the credentials of a chat in Russian. */
record RussianHand(Sandbox sandbox, Person person) {

    void annotatesWell() {
        Hand.login(
                        sandbox.infrastructure().cvat().url(),
                        person.button("Скопировать логин").value(),
                        person.button("Скопировать пароль").value())
                .annotateEverything(sandbox.truth(), Manner.WELL);
    }
}
