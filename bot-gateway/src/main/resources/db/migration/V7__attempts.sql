-- The CVAT account's turns: closed and reopened, each closing numbered (docs/decisions/closings-are-numbered.md).
ALTER TABLE candidate
  ADD COLUMN account_open boolean NOT NULL DEFAULT false,  -- it can be signed in with, as far as we know
  ADD COLUMN closed       boolean NOT NULL DEFAULT false,  -- HR closed it, and nobody reopened it since
  ADD COLUMN closings     integer NOT NULL DEFAULT 0,      -- how often it was closed
  ADD COLUMN open_press   integer NOT NULL DEFAULT 0,      -- highest press with which it was to be opened
  ADD COLUMN close_press  integer NOT NULL DEFAULT 0;      -- of the newest closing
UPDATE candidate SET
  account_open = cvat_username IS NOT NULL,
  open_press = coalesce((SELECT max(press) FROM journey WHERE journey.candidate = candidate.id), 0);

ALTER TABLE journey
  ADD COLUMN over        boolean NOT NULL DEFAULT false,   -- the attempt's deadline has passed
  ADD COLUMN deadline    timestamptz,                      -- in force; empty: as task.issued says
  ADD COLUMN extended_to timestamptz,                      -- the latest deadline that was asked for
  ADD COLUMN reminded    timestamptz,                      -- the newest deadline that the candidate was reminded of
  ADD COLUMN finished    integer NOT NULL DEFAULT 0,       -- task.finished: the last time that was told
  ADD COLUMN scored_at   timestamptz,
  ADD COLUMN slow_at     timestamptz;                      -- when the candidate is told that a step takes long
CREATE INDEX journey_slow_at ON journey (slow_at) WHERE slow_at IS NOT NULL;

-- How many attempts HR allow somebody, where that is more than the assignment does.
CREATE TABLE attempt_grant (
  candidate  bigint NOT NULL REFERENCES candidate ON DELETE CASCADE,
  assignment text NOT NULL,
  allowed    integer NOT NULL,
  PRIMARY KEY (candidate, assignment)
);

-- The pictures of the guides, as task-service published them.
CREATE TABLE published_picture (
  assignment text NOT NULL,
  version    integer NOT NULL,
  file       text NOT NULL,                                -- as the guide names it
  content    bytea NOT NULL,
  PRIMARY KEY (assignment, version, file)
);
