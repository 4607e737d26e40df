/**
 * Work as rows: claimed with a lease, advanced one external step at a time, retried, given up. Written once, used by
 * every service.
 *
 * <p>A table of work has the business columns its owner likes and these:
 *
 * <pre>
 * id            text PRIMARY KEY               the derived key
 * state         text NOT NULL                  what the next step is, or how it ended
 * tries         integer NOT NULL DEFAULT 0     started steps since the last success
 * next_try_at   timestamptz DEFAULT now()      when the next step is due; NULL once it has ended
 * claim         uuid                           whose step runs
 * claimed_until timestamptz                    when that claim is void
 * waiting_until timestamptz                    when waiting in this state becomes a failure
 * last_error    text                           why the last step failed; of a FAILED row the reason
 * press         integer NOT NULL DEFAULT 1     the person's press it was asked with
 * </pre>
 *
 * with {@code CREATE INDEX ... ON t (next_try_at) WHERE next_try_at IS NOT NULL}. Entities on such a table map {@code
 * state} as not updatable and none of the others: only the queue writes them.
 */
package solutions.trainingdata.candidates.messaging.work;
