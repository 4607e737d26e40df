-- A candidate's CVAT account. Login, e-mail and sealed password are committed before CVAT hears of them: the e-mail is
-- our mark by which an account found under that login is known to be ours.
CREATE TABLE account (
  id                text PRIMARY KEY,
  telegram_username text,
  login             text NOT NULL,
  login_number      integer NOT NULL,
  email             text NOT NULL UNIQUE,
  password_key      text NOT NULL,
  password_box      text NOT NULL,
  choices           integer NOT NULL DEFAULT 1,
  cvat_user_id      bigint,
  asked_at          timestamptz NOT NULL DEFAULT now(),

  state             text NOT NULL,
  tries             integer NOT NULL DEFAULT 0,
  next_try_at       timestamptz DEFAULT now(),
  claim             uuid,
  claimed_until     timestamptz,
  waiting_until     timestamptz,
  last_error        text,
  press             integer NOT NULL DEFAULT 1
);
CREATE INDEX account_next_try_at ON account (next_try_at) WHERE next_try_at IS NOT NULL;

-- What was done to whose account, by whom, and what came of it. Holds no secrets.
CREATE TABLE account_audit (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  account_id text NOT NULL,
  who        text NOT NULL,
  what       text NOT NULL,
  outcome    text NOT NULL,
  at         timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX account_audit_account_id ON account_audit (account_id, id);
