-- Open attempts that are looked at in CVAT.
CREATE TABLE attempt_watch (
  id           text PRIMARY KEY,                -- the attempt's
  cvat_task_id bigint NOT NULL,
  next_look_at timestamptz NOT NULL,
  failures     integer NOT NULL DEFAULT 0,      -- looks in a row without an answer
  finished     boolean NOT NULL DEFAULT false,  -- all jobs were completed at the last look
  times        integer NOT NULL DEFAULT 0       -- how often that became true
);
CREATE INDEX attempt_watch_next_look_at ON attempt_watch (next_look_at);

-- Attempts that were issued before, spread over the first ten minutes.
INSERT INTO attempt_watch (id, cvat_task_id, next_look_at)
SELECT id, cvat_task_id, now() + random() * interval '10 minutes' FROM attempt WHERE state = 'ISSUED';
