-- Assignments and ground truths as they were read: an attempt keeps its version for life.
CREATE TABLE ground_truth (
  name    text NOT NULL,
  version integer NOT NULL,
  digest  text NOT NULL,
  files   bytea NOT NULL,           -- a zip of the folder's secret files
  read_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (name, version)
);
CREATE TABLE assignment (
  name          text NOT NULL,
  version       integer NOT NULL,
  digest        text NOT NULL,
  yaml          text NOT NULL,
  truth_version integer NOT NULL,   -- the newest ground truth that was read together with it
  read_at       timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (name, version),
  FOREIGN KEY (name, truth_version) REFERENCES ground_truth (name, version)
);

-- One row per attempt that the gateway told of, also before anything is submitted.
CREATE TABLE attempt (
  id                text PRIMARY KEY,
  candidate_id      bigint NOT NULL,
  assignment        text NOT NULL,
  number            integer NOT NULL,
  revision          integer NOT NULL,
  telegram_username text,
  name              text NOT NULL,
  cvat_username     text NOT NULL,
  trial             boolean NOT NULL,
  requested_at      timestamptz NOT NULL,
  started_at        timestamptz NOT NULL
);
CREATE INDEX attempt_candidate_id ON attempt (candidate_id);

-- One row per "done": first work, then the verdict with all that led to it.
CREATE TABLE submission (
  id              text PRIMARY KEY,
  attempt_id      text NOT NULL,
  candidate_id    bigint NOT NULL,
  assignment      text NOT NULL,
  attempt_number  integer NOT NULL,
  number          integer NOT NULL,
  cvat_task_id    bigint NOT NULL,
  version         integer NOT NULL,
  variant         integer NOT NULL,
  started_at      timestamptz NOT NULL,
  submitted_at    timestamptz NOT NULL DEFAULT now(),
  last            boolean NOT NULL,

  event_type      text,             -- the verdict as it was published, for everybody who asks again
  event_body      text,
  ended_at        timestamptz,      -- last edit in CVAT
  finished        boolean,          -- the candidate had pressed "finish" in CVAT
  formula_version integer,
  truth_version   integer,
  metrics         jsonb,            -- percent by name, not rounded
  objects         jsonb,            -- one entry per object of the ground truth
  snapshot        jsonb,            -- what was scored, so that it can be scored again

  state           text NOT NULL,
  tries           integer NOT NULL DEFAULT 0,
  next_try_at     timestamptz DEFAULT now(),
  claim           uuid,
  claimed_until   timestamptz,
  waiting_until   timestamptz,
  last_error      text,
  press           integer NOT NULL DEFAULT 1
);
CREATE INDEX submission_next_try_at ON submission (next_try_at) WHERE next_try_at IS NOT NULL;
CREATE INDEX submission_candidate_id ON submission (candidate_id);
