-- Who was HR when they were last looked for: while the list cannot be read they are told so, and nobody else learns of it.
CREATE TABLE former_hr (
  candidate bigint PRIMARY KEY REFERENCES candidate ON DELETE CASCADE
);

-- HR who do not want result cards.
CREATE TABLE muted_hr (
  candidate bigint PRIMARY KEY REFERENCES candidate ON DELETE CASCADE
);

-- Every username that a person was seen with: they pass from one to another.
CREATE TABLE username_seen (
  username      text NOT NULL,                     -- lower case, without the @
  candidate     bigint NOT NULL REFERENCES candidate ON DELETE CASCADE,
  first_seen_at timestamptz NOT NULL DEFAULT now(),
  last_seen_at  timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (username, candidate)
);
INSERT INTO username_seen (username, candidate, first_seen_at)
SELECT lower(username), id, first_seen_at FROM candidate WHERE username IS NOT NULL;

-- The latest first, for HR to choose from.
CREATE INDEX candidate_first_seen_at ON candidate (first_seen_at DESC, id);

-- What a button can carry of an assignment, whose name may be long.
ALTER TABLE published_assignment ADD COLUMN serial integer GENERATED ALWAYS AS IDENTITY UNIQUE;

-- Who did what to whom. Names as they were then; no secrets, no notes.
CREATE TABLE action_log (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  happened_at  timestamptz NOT NULL DEFAULT now(),
  action       text NOT NULL,
  actor        bigint,                             -- Telegram user id; null when the product did it by itself
  actor_name   text,
  subject      bigint NOT NULL,                    -- about whom
  subject_name text NOT NULL,
  outcome      text NOT NULL
);
CREATE INDEX action_log_subject ON action_log (subject, happened_at);
CREATE INDEX action_log_actor ON action_log (actor, happened_at);
