-- This installation's word in the e-mails that it makes up: what another one registers in the same CVAT is not ours.
CREATE TABLE installation (
  one  boolean PRIMARY KEY DEFAULT true CHECK (one),
  mark text NOT NULL
);
INSERT INTO installation (mark) VALUES (left(replace(gen_random_uuid()::text, '-', ''), 12));

-- Whether the credentials were ever handed out: such an account is never silently made again.
ALTER TABLE account ADD COLUMN opened boolean NOT NULL DEFAULT false;
UPDATE account SET opened = true WHERE state = 'OPEN';
