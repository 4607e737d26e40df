-- Every version of an assignment that was ever read: attempts keep theirs for life.
CREATE TABLE assignment (
  id       text PRIMARY KEY,           -- name/version
  name     text NOT NULL,
  version  integer NOT NULL,
  digest   text NOT NULL,              -- of yaml and images: other content under a known version is refused
  yaml     text NOT NULL,
  guide_ru text,
  guide_en text,
  read_at  timestamptz NOT NULL DEFAULT now(),
  UNIQUE (name, version)
);

-- One candidate's n-th attempt and its CVAT task; also the queue of the work on it.
CREATE TABLE attempt (
  id             text PRIMARY KEY,     -- candidate/assignment/number
  state          text NOT NULL,
  tries          integer NOT NULL DEFAULT 0,
  next_try_at    timestamptz DEFAULT now(),
  claim          uuid,
  claimed_until  timestamptz,
  waiting_until  timestamptz,
  last_error     text,
  press          integer NOT NULL DEFAULT 1,
  candidate      bigint NOT NULL,
  assignment     text NOT NULL,
  number         integer NOT NULL,
  version        integer,              -- NULL when there was no such assignment
  variant        integer,
  seen_before    boolean NOT NULL DEFAULT false,
  cvat_user_id   bigint NOT NULL,
  cvat_username  text NOT NULL,
  cvat_task_id   bigint,
  uploading      boolean NOT NULL DEFAULT false, -- images may have been sent to this CVAT task
  request_id     text,                 -- CVAT's request that makes frames of them
  discarded      integer NOT NULL DEFAULT 0,     -- CVAT tasks thrown away since the person's press
  discard_reason text,
  cvat_job_ids   bigint[],
  started_at     timestamptz,
  deadline       timestamptz
);
CREATE INDEX attempt_next_try_at ON attempt (next_try_at) WHERE next_try_at IS NOT NULL;
CREATE INDEX attempt_cvat_task_id ON attempt (cvat_task_id);
