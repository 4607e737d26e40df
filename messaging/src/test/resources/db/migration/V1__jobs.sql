CREATE TABLE job (
  id            text PRIMARY KEY,
  state         text NOT NULL,
  tries         integer NOT NULL DEFAULT 0,
  next_try_at   timestamptz DEFAULT now(),
  claim         uuid,
  claimed_until timestamptz,
  waiting_until timestamptz,
  last_error    text,
  press         integer NOT NULL DEFAULT 1,
  note          text
);
