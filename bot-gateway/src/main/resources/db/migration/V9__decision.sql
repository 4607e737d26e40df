-- What HR make of an attempt's result: opened when they are told it; the first who decides wins.
CREATE TABLE decision (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,  -- what buttons carry
  candidate  bigint NOT NULL REFERENCES candidate ON DELETE CASCADE,
  assignment text NOT NULL,
  attempt    integer NOT NULL,
  scored     text NOT NULL,                        -- metrics.scored, JSON
  outcome    text NOT NULL DEFAULT 'OPEN'
             CHECK (outcome IN ('OPEN', 'POSTPONED', 'INVITED', 'DECLINED', 'SUPERSEDED')),
  by_id      bigint,                               -- who made it so
  by_name    text,
  note       text,                                 -- for the candidate
  changed_at timestamptz NOT NULL DEFAULT now(),
  remind_at  timestamptz,                          -- null once reminded or decided
  reminders  integer NOT NULL DEFAULT 0,
  UNIQUE (candidate, assignment, attempt)
);
CREATE INDEX decision_remind_at ON decision (remind_at) WHERE remind_at IS NOT NULL;
CREATE INDEX decision_waiting ON decision (id) WHERE outcome IN ('OPEN', 'POSTPONED');

-- Which messages show it, so that all say who decided.
CREATE TABLE decision_told (
  decision bigint NOT NULL REFERENCES decision ON DELETE CASCADE,
  chat     bigint NOT NULL,
  purpose  text NOT NULL,
  PRIMARY KEY (decision, chat, purpose)
);
