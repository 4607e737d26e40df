-- A spreadsheet that HR asked for, until it is in their chat or they are told why not. The columns after the blank line are
-- the queue's, see package work of messaging; nothing is due before the file is made.
CREATE TABLE export (
  id            text PRIMARY KEY,                  -- the question's key
  hr            bigint NOT NULL REFERENCES candidate ON DELETE CASCADE,
  update_id     bigint NOT NULL,                   -- of the press that asked
  file          text,                              -- by which metrics-service hands it out
  file_name     text,
  candidates    integer,
  attempts      integer,
  sending       boolean NOT NULL DEFAULT false,    -- a send was begun: whether it arrived is known to nobody else

  state         text NOT NULL DEFAULT 'ASKED',
  tries         integer NOT NULL DEFAULT 0,
  next_try_at   timestamptz,
  claim         uuid,
  claimed_until timestamptz,
  waiting_until timestamptz,
  last_error    text,
  press         integer NOT NULL DEFAULT 1
);
CREATE INDEX export_hr ON export (hr);
CREATE INDEX export_next_try_at ON export (next_try_at) WHERE next_try_at IS NOT NULL;
