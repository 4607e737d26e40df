package solutions.trainingdata.candidates.bot.telegram;

import java.util.Optional;

/** Where the pictures of screens are: a screen only names its picture, so that no row holds it. */
public interface PictureSource {

    /** @return JPEG or PNG; empty when it is not there (any more): the screen is shown without it */
    Optional<byte[]> content(Screen.Picture picture);
}
