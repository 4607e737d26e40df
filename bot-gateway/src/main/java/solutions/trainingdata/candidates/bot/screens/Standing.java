package solutions.trainingdata.candidates.bot.screens;

import java.time.Instant;
import solutions.trainingdata.candidates.bot.journey.Position;

/**
 * Where a candidate stands, for the first line of the menu and the buttons under it.
 *
 * @param assignment null before anything was published
 * @param title in the candidate's language, null with the assignment
 * @param position null before the start
 * @param deadline null before the task is ready
 * @param hr sees HR's buttons too
 */
public record Standing(String assignment, String title, Position position, Instant deadline, boolean hr) {}
