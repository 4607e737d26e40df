-- The deadline in force of an attempt, and when the next thing is to be said of it.
CREATE TABLE attempt_deadline (
  id       text PRIMARY KEY,                -- the attempt's
  deadline timestamptz NOT NULL,
  reminded boolean NOT NULL DEFAULT false,  -- of this deadline
  expired  integer NOT NULL DEFAULT 0,      -- how often it was said that it is over
  next_at  timestamptz                      -- NULL before the attempt is issued
);
CREATE INDEX attempt_deadline_next_at ON attempt_deadline (next_at) WHERE next_at IS NOT NULL;

-- Attempts that were issued before: reminded half a day ahead, as of three days.
INSERT INTO attempt_deadline (id, deadline, next_at)
SELECT id, deadline, deadline - interval '12 hours' FROM attempt WHERE state = 'ISSUED';
