package solutions.trainingdata.candidates.sandbox.telegram;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Who a person is, as Telegram tells the bot.
 *
 * @param lastName null when there is none
 * @param username without @; null when there is none
 * @param languageCode IETF tag of the person's app; null when it tells none
 */
public record Profile(long id, String firstName, String lastName, String username, String languageCode) {

    ObjectNode user() {
        ObjectNode user = JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("is_bot", false)
                .put("first_name", firstName);
        names(user);
        if (languageCode != null) {
            user.put("language_code", languageCode);
        }
        return user;
    }

    ObjectNode chat() {
        ObjectNode chat = JsonNodeFactory.instance.objectNode().put("id", id).put("first_name", firstName);
        names(chat);
        return chat.put("type", "private");
    }

    private void names(ObjectNode node) {
        if (lastName != null) {
            node.put("last_name", lastName);
        }
        if (username != null) {
            node.put("username", username);
        }
    }
}
