/** What a person sees and presses: the live message of the menus, what is typed, what the buttons carry. */
package solutions.trainingdata.candidates.bot.dialog;
