package solutions.trainingdata.candidates.bot.hr.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import solutions.trainingdata.candidates.bot.actionlog.Action;
import solutions.trainingdata.candidates.bot.actionlog.ActionLog;
import solutions.trainingdata.candidates.bot.candidate.Candidate;
import solutions.trainingdata.candidates.bot.candidate.Candidates;
import solutions.trainingdata.candidates.bot.catalogue.Catalogue;
import solutions.trainingdata.candidates.bot.dialog.Dialog;
import solutions.trainingdata.candidates.bot.hr.TellHr;
import solutions.trainingdata.candidates.bot.journey.Journey;
import solutions.trainingdata.candidates.bot.journey.Journeys;
import solutions.trainingdata.candidates.bot.screens.AttemptScreens;
import solutions.trainingdata.candidates.bot.screens.HrManageScreens;
import solutions.trainingdata.candidates.bot.screens.HrManageScreens.Course;
import solutions.trainingdata.candidates.bot.screens.Press;
import solutions.trainingdata.candidates.bot.telegram.Screen;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;

/**
 * HR give one candidate another attempt or more time, or close the account. Each button carries what it was shown for,
 * so that pressed twice it counts once. Whoever calls has made sure that this is HR.
 */
@ApplicationScoped
class ManageCandidate {

    private static final Pattern SUBJECT = Pattern.compile("([1-9][0-9]{0,17})(?:-([1-9][0-9]{0,8}))?");
    private static final int MOST_ATTEMPTS = 100;
    private static final int MOST_DAYS = 30;

    private final Candidates candidates;
    private final Catalogue catalogue;
    private final Journeys journeys;
    private final Dialog dialog;
    private final HrManageScreens screens;
    private final ActionLog log;
    private final Clock clock;

    ManageCandidate(
            Candidates candidates,
            Catalogue catalogue,
            Journeys journeys,
            Dialog dialog,
            HrManageScreens screens,
            ActionLog log,
            Clock clock) {
        this.candidates = candidates;
        this.catalogue = catalogue;
        this.journeys = journeys;
        this.dialog = dialog;
        this.screens = screens;
        this.log = log;
        this.clock = clock;
    }

    /** @return false when nobody is there whom it could be about */
    boolean press(Candidate hr, long updateId, Press press) {
        Matcher subject = SUBJECT.matcher(press.subject());
        if (!subject.matches()) {
            return false;
        }
        Optional<Candidate> candidate = candidates.locked(new CandidateId(Long.parseLong(subject.group(1))));
        Optional<Catalogue.Entry> assignment =
                Optional.ofNullable(subject.group(2)).flatMap(serial -> catalogue.numbered(Integer.parseInt(serial)));
        candidate.ifPresent(found -> dialog.turn(
                hr.candidateId(),
                updateId,
                assignment.isPresent() ? about(hr, found, assignment.get(), press) : about(hr, found, press)));
        return candidate.isPresent();
    }

    private Screen about(Candidate hr, Candidate candidate, Press press) {
        return switch (press.action()) {
            case HR_CLOSE ->
                screens.confirmClose(hr.speaks(), TellHr.subject(candidate), candidate.closings, candidate.closePress);
            case HR_CLOSE_YES -> close(hr, candidate, press.attempt(), press.number());
            default -> all(hr, candidate, HrManageScreens.Done.NOTHING);
        };
    }

    private Screen about(Candidate hr, Candidate candidate, Catalogue.Entry assignment, Press press) {
        return switch (press.action()) {
            case HR_GRANT -> confirmGrant(hr, candidate, assignment, press.number());
            case HR_GRANT_YES -> grant(hr, candidate, assignment, press.number());
            case HR_EXTEND -> extend(hr, candidate, assignment, press.attempt(), press.number());
            default -> all(hr, candidate, HrManageScreens.Done.NOTHING);
        };
    }

    private Screen confirmGrant(Candidate hr, Candidate candidate, Catalogue.Entry assignment, int allowed) {
        return isNext(candidate, assignment, allowed)
                ? screens.confirmGrant(
                        hr.speaks(),
                        TellHr.subject(candidate),
                        course(hr, candidate, assignment),
                        allowed,
                        assignment.published().attempts())
                : all(hr, candidate, HrManageScreens.Done.OUT_OF_DATE);
    }

    private Screen grant(Candidate hr, Candidate candidate, Catalogue.Entry assignment, int allowed) {
        if (!isNext(candidate, assignment, allowed)) {
            return all(hr, candidate, HrManageScreens.Done.OUT_OF_DATE);
        }
        String name = assignment.published().name();
        journeys.grant(candidate, name, allowed);
        log.note(Action.GRANTED, hr, candidate, name + ", " + allowed + " attempts in all");
        return all(hr, candidate, HrManageScreens.Done.GRANTED);
    }

    /** A button from before somebody granted the same is out of date. */
    private boolean isNext(Candidate candidate, Catalogue.Entry assignment, int allowed) {
        return allowed <= MOST_ATTEMPTS
                && allowed
                        == journeys.allowed(
                                        candidate.candidateId(),
                                        assignment.published().name())
                                + 1;
    }

    /** @param shown the deadline that the button was shown for, in minutes of the epoch */
    private Screen extend(Candidate hr, Candidate candidate, Catalogue.Entry assignment, int days, int shown) {
        Optional<Journey> journey = journeys.of(
                        candidate.candidateId(), assignment.published().name())
                .filter(Journey::hasTask)
                .filter(with -> HrManageScreens.minutes(with.deadline()) == shown)
                .filter(with -> days >= 1 && days <= MOST_DAYS);
        if (journey.isEmpty()) {
            return all(hr, candidate, HrManageScreens.Done.OUT_OF_DATE);
        }
        Instant deadline = journey.get().deadline();
        Instant now = clock.instant();
        Instant until = (deadline.isAfter(now) ? deadline : now).plus(Duration.ofDays(days));
        if (!journeys.extend(candidate, journey.get(), until)) {
            return all(hr, candidate, HrManageScreens.Done.OUT_OF_DATE);
        }
        log.note(
                Action.EXTENDED,
                hr,
                candidate,
                journey.get().assignment + ", attempt " + journey.get().attempt + ", until " + until);
        return all(hr, candidate, HrManageScreens.Done.EXTENDED);
    }

    /** @param closing as the candidate's were when the button was shown, like the press */
    private Screen close(Candidate hr, Candidate candidate, int closing, int press) {
        if (closing != candidate.closings || press != candidate.closePress) {
            return all(hr, candidate, HrManageScreens.Done.OUT_OF_DATE);
        }
        journeys.closeAccount(candidate);
        log.note(Action.CLOSED, hr, candidate, "closing " + candidate.closings);
        return all(hr, candidate, HrManageScreens.Done.CLOSED);
    }

    private Screen all(Candidate hr, Candidate candidate, HrManageScreens.Done done) {
        List<Course> courses = catalogue.entries().stream()
                .map(entry -> course(hr, candidate, entry))
                .filter(course -> course.attempt() > 0 || course.chosen())
                .toList();
        return screens.all(hr.speaks(), TellHr.subject(candidate), courses, candidate.closed, done);
    }

    private Course course(Candidate hr, Candidate candidate, Catalogue.Entry entry) {
        String name = entry.published().name();
        Optional<Journey> journey = journeys.of(candidate.candidateId(), name);
        boolean chosen = catalogue
                .chosen(candidate.assignment)
                .filter(other -> other.name().equals(name))
                .isPresent();
        return new Course(
                entry.serial(),
                AttemptScreens.title(entry.published(), hr.speaks()),
                journey.map(begun -> begun.attempt).orElse(0),
                journeys.allowed(candidate.candidateId(), name),
                journey.filter(begun -> begun.hasTask() && begun.position().hasTask())
                        .map(Journey::deadline)
                        .orElse(null),
                chosen);
    }
}
