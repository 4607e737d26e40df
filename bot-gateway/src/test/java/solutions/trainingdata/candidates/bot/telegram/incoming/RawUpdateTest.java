package solutions.trainingdata.candidates.bot.telegram.incoming;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import solutions.trainingdata.candidates.bot.telegram.IncomingUpdate;
import solutions.trainingdata.candidates.bot.telegram.Person;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;

class RawUpdateTest {

    private static final String FROM = "'from':{'id':77,'is_bot':false,'first_name':'Аня <b>','last_name':'К',"
            + "'username':'anya','language_code':'ru','unknown':{}}";
    private static final String PRIVATE = "'chat':{'id':77,'type':'private','first_name':'Аня <b>'}";

    @Test
    void readsWhatSomebodySays() {
        RawUpdate update =
                update("{'update_id':9,'message':{'message_id':1," + FROM + "," + PRIVATE + ",'text':'/start x'}}");
        assertThat(update.privateChat()).hasValue(77);
        assertThat(update.incoming())
                .isEqualTo(new IncomingUpdate.Said(
                        new Person(new CandidateId(77), "anya", "Аня <b>", "К", "ru"), 9, "/start x"));
    }

    @Test
    void aPictureIsSaidWithoutText() {
        RawUpdate update = update("{'update_id':9,'message':{" + FROM + "," + PRIVATE + ",'photo':[]}}");
        assertThat(((IncomingUpdate.Said) update.incoming()).text()).isEmpty();
    }

    @Test
    void leavesOutTheCharacterThatTheDatabaseCannotStore() {
        RawUpdate update = update("{'update_id':9,'message':{" + FROM + "," + PRIVATE + ",'text':'a\\u0000b'}}");
        assertThat(((IncomingUpdate.Said) update.incoming()).text()).isEqualTo("ab");
        assertThat(update.body()).doesNotContain("\0");
        RawUpdate press = update("{'update_id':9,'callback_query':{'id':'5'," + FROM + ",'message':{" + PRIVATE
                + "},'data':'GET:\\u0000:0:0'}}");
        assertThat(((IncomingUpdate.Pressed) press.incoming()).data()).isEqualTo("GET::0:0");
    }

    @Test
    void readsAPressEvenUnderAMessageTooOldToBeSeen() {
        RawUpdate update = update("{'update_id':9,'callback_query':{'id':'555'," + FROM
                + ",'message':{'message_id':3,'date':0," + PRIVATE + "},'data':'v1|go'}}");
        assertThat(update.callbackId()).hasValue("555");
        assertThat(update.privateChat()).hasValue(77);
        assertThat(((IncomingUpdate.Pressed) update.incoming()).data()).isEqualTo("v1|go");
    }

    @Test
    void readsThatTheBotWasBlocked() {
        RawUpdate update = update("{'update_id':9,'my_chat_member':{" + PRIVATE + "," + FROM
                + ",'new_chat_member':{'status':'kicked'}}}");
        assertThat(((IncomingUpdate.Reachable) update.incoming()).reachable()).isFalse();
    }

    @Test
    void ignoresGroupsChannelsEditsAndKindsItDoesNotKnow() {
        String group = "'chat':{'id':-5,'type':'group'}";
        for (String ignored : new String[] {
            "{'update_id':9,'message':{" + FROM + "," + group + ",'text':'hi'}}",
            "{'update_id':9,'channel_post':{" + PRIVATE + "}}",
            "{'update_id':9,'edited_message':{" + FROM + "," + PRIVATE + "}}",
            "{'update_id':9,'callback_query':{'id':'1'," + FROM + ",'inline_message_id':'x','data':'d'}}",
            "{'update_id':9,'my_chat_member':{" + group + "," + FROM + "}}",
            "{'update_id':9}"
        }) {
            assertThat(update(ignored).privateChat()).as(ignored).isEmpty();
        }
    }

    private static RawUpdate update(String json) {
        return RawUpdate.of(json.replace('\'', '"'));
    }
}
