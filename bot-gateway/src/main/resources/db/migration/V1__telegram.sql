-- What came from Telegram, as it came. Stored before the offset moves; handled in order of arrival per chat.
CREATE TABLE telegram_update (
  update_id   bigint PRIMARY KEY,
  arrival     bigint GENERATED ALWAYS AS IDENTITY,
  chat_id     bigint NOT NULL,
  body        text NOT NULL,
  state       text NOT NULL DEFAULT 'NEW' CHECK (state IN ('NEW', 'HANDLED', 'PARKED')),
  tries       integer NOT NULL DEFAULT 0,
  next_try_at timestamptz NOT NULL DEFAULT now(),
  last_error  text,
  received_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX telegram_update_new ON telegram_update (chat_id, arrival) WHERE state = 'NEW';
CREATE INDEX telegram_update_received_at ON telegram_update (received_at);

-- Chats as Telegram sees them: no row means that nothing is known against writing to it.
CREATE TABLE telegram_chat (
  chat_id   bigint PRIMARY KEY,
  reachable boolean NOT NULL DEFAULT true,
  heard_at  timestamptz
);

CREATE SEQUENCE telegram_message_place;

-- What people are told: the wanted content, and how far Telegram has it.
CREATE TABLE telegram_message (
  id             bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  chat_id        bigint NOT NULL,
  purpose        text NOT NULL,
  place          bigint NOT NULL DEFAULT nextval('telegram_message_place'),
  content        text NOT NULL,
  revision       integer NOT NULL DEFAULT 1,
  sent_revision  integer NOT NULL DEFAULT 0,
  message_id     bigint,
  state          text NOT NULL DEFAULT 'WAITING'
                 CHECK (state IN ('WAITING', 'SENDING', 'SHOWN', 'UNCERTAIN', 'FAILED')),
  sending_number integer NOT NULL DEFAULT 0,   -- fence: counts the marks before a send
  doubtful_sends integer NOT NULL DEFAULT 0,   -- sends that may have arrived
  tries          integer NOT NULL DEFAULT 0,
  next_try_at    timestamptz NOT NULL DEFAULT now(),
  last_error     text,
  remove_after   bigint,                       -- milliseconds from being shown; the wish
  remove_at      timestamptz,                  -- when it is due, once it is shown
  PRIMARY KEY (chat_id, purpose)
);
CREATE INDEX telegram_message_waiting ON telegram_message (chat_id, place) WHERE state IN ('WAITING', 'SENDING');
CREATE INDEX telegram_message_uncertain ON telegram_message (chat_id) WHERE state = 'UNCERTAIN';
CREATE INDEX telegram_message_remove_at ON telegram_message (remove_at) WHERE remove_at IS NOT NULL;

-- What the bot's page in Telegram says, by language: set again only when it has changed, as Telegram limits it strictly.
CREATE TABLE telegram_profile (
  language  text PRIMARY KEY,
  published text NOT NULL
);
