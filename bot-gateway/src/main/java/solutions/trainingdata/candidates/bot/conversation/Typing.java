package solutions.trainingdata.candidates.bot.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;
import solutions.trainingdata.candidates.bot.candidate.Candidate;
import solutions.trainingdata.candidates.bot.catalogue.Catalogue;
import solutions.trainingdata.candidates.bot.dialog.Dialog;
import solutions.trainingdata.candidates.bot.hr.Access;
import solutions.trainingdata.candidates.bot.hr.desk.HrDesk;
import solutions.trainingdata.candidates.bot.screens.MenuScreens;
import solutions.trainingdata.candidates.bot.telegram.IncomingUpdate;
import solutions.trainingdata.candidates.bot.telegram.Screen;
import solutions.trainingdata.candidates.bot.texts.Text;

/** Commands and words. Commands always work; what nobody asked for and nobody knows gets a hint and the menu. */
@ApplicationScoped
class Typing {

    private final Menu menu;
    private final MenuScreens screens;
    private final Dialog dialog;
    private final Catalogue catalogue;
    private final AnotherAttempt another;
    private final HrDesk hrDesk;

    Typing(Menu menu, MenuScreens screens, Dialog dialog, Catalogue catalogue, AnotherAttempt another, HrDesk hrDesk) {
        this.menu = menu;
        this.screens = screens;
        this.dialog = dialog;
        this.catalogue = catalogue;
        this.another = another;
        this.hrDesk = hrDesk;
    }

    void take(Candidate candidate, IncomingUpdate.Said said) {
        String text = said.text().strip();
        String[] words = text.split("\\s+", 2);
        long update = said.updateId();
        // A word without a slash is a command only when it is all: a note or a name may begin with it.
        switch (command(text.startsWith("/") ? words[0] : text)) {
            case "/start" -> start(candidate, update, words.length > 1 ? words[1] : null);
            case "/menu", "/status", "menu", "меню" -> menu.open(candidate, update, null);
            case "/again" -> another.typed(candidate, update);
            case "/cancel" -> menu.open(candidate, update, Text.HINT_CANCELLED);
            case "/help", "help", "помощь" -> open(candidate, update, screens.help(candidate.speaks()));
            case "/language" -> open(candidate, update, screens.languages(candidate.speaks()));
            case "/id" -> open(candidate, update, screens.yourId(candidate.speaks(), candidate.candidateId()));
            default -> other(candidate, said);
        }
    }

    /** Groups write /menu@bot; some keyboards begin with a capital. */
    private static String command(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        int at = lower.indexOf('@');
        return lower.startsWith("/") && at > 0 ? lower.substring(0, at) : lower;
    }

    private void start(Candidate candidate, long update, String assignment) {
        catalogue.named(assignment).ifPresent(known -> candidate.assignment = known.name());
        menu.open(candidate, update, null);
    }

    private void open(Candidate candidate, long update, Screen screen) {
        dialog.expect(candidate.candidateId(), null);
        dialog.open(candidate.candidateId(), update, screen);
    }

    private void other(Candidate candidate, IncomingUpdate.Said said) {
        Optional<Access> access = hrDesk.typed(candidate, said.updateId(), said.text());
        if (access.isEmpty()) {
            menu.open(candidate, said.updateId(), Text.HINT_UNKNOWN);
        } else if (access.get() != Access.YES) {
            menu.denyText(candidate, said.updateId(), access.get());
        }
    }
}
