package solutions.trainingdata.candidates.task.assignment;

/** The folder no longer has the version that an attempt was given: its images cannot be had any more. */
public class VersionGoneException extends RuntimeException {

    VersionGoneException(String name, int version, String found) {
        super("The images of assignment " + name + " version " + version + " are gone: its folder has " + found
                + ". Put that version back, or let the candidate ask again for the newest");
    }
}
