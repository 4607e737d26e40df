-- Spreadsheets asked for: work until the file is there or given up, then what was answered. Gone after export.keep.
CREATE TABLE export (
  id            text PRIMARY KEY,     -- who asked and by which update
  requested_by  bigint NOT NULL,
  update_id     bigint NOT NULL,
  language      text NOT NULL,
  asked_at      timestamptz NOT NULL DEFAULT now(),

  event_type    text,                 -- the answer as it was published, for everybody who asks again
  event_body    text,
  file          text UNIQUE,          -- random: whoever does not know it cannot ask for it
  file_name     text,
  size          bigint,               -- bytes
  made_at       timestamptz,

  state         text NOT NULL,
  tries         integer NOT NULL DEFAULT 0,
  next_try_at   timestamptz DEFAULT now(),
  claim         uuid,
  claimed_until timestamptz,
  waiting_until timestamptz,
  last_error    text,
  press         integer NOT NULL DEFAULT 1
);
CREATE INDEX export_next_try_at ON export (next_try_at) WHERE next_try_at IS NOT NULL;

-- The files, in pieces, so that any replica can hand them out without holding one. Each try writes a file of its own;
-- pieces of a file that no export has are what a try left that died.
CREATE TABLE export_piece (
  file       text NOT NULL,
  number     integer NOT NULL,        -- from 0
  content    bytea NOT NULL,
  written_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (file, number)
);
