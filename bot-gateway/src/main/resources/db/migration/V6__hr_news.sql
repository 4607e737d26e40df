-- What HR are to be told, until they are: the whitelist says who that is, and may live in another database that is away.
-- The columns after the first two are the queue's, see package work of messaging.
CREATE TABLE hr_news (
  id            text PRIMARY KEY,                  -- purpose of the messages that it becomes
  body          text NOT NULL,                     -- what happened, JSON
  state         text NOT NULL DEFAULT 'NEW',
  tries         integer NOT NULL DEFAULT 0,
  next_try_at   timestamptz DEFAULT now(),
  claim         uuid,
  claimed_until timestamptz,
  waiting_until timestamptz,
  last_error    text,
  press         integer NOT NULL DEFAULT 1
);
CREATE INDEX hr_news_next_try_at ON hr_news (next_try_at) WHERE next_try_at IS NOT NULL;

-- Whether HR try the test themselves. Asked of the whitelist after the attempt was opened, so that no candidate waits for
-- it; empty until then.
ALTER TABLE journey ADD COLUMN trial boolean;
CREATE INDEX journey_trial_unknown ON journey (id) WHERE trial IS NULL AND revision > 0;
