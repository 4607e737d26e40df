-- People who have written to the bot; their CVAT account as account-service told it. The password is sealed.
CREATE TABLE candidate (
  id              bigint PRIMARY KEY,              -- Telegram user id
  username        text,                            -- without the @; newest owner only
  name            text NOT NULL,
  app_language    text,                            -- of the person's app, IETF tag
  language        text,                            -- chosen in the chat, wins
  log_reference   uuid NOT NULL DEFAULT gen_random_uuid(),
  assignment      text,                            -- chosen by deep link
  cvat_username   text,
  cvat_user_id    bigint,
  password_key_id text,
  password_box    text,
  first_seen_at   timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX candidate_username ON candidate (lower(username));

-- The one live message with which a person walks through the menus, and what is expected of them next.
CREATE TABLE dialog (
  chat        bigint PRIMARY KEY REFERENCES candidate ON DELETE CASCADE,
  message     text,                                -- purpose of the live message
  overtaken   boolean NOT NULL DEFAULT false,      -- another message came below it
  credentials text,                                -- purpose of the message with login and password
  expects     text                                 -- what the next text answers
);

-- What task-service published, newest version of each.
CREATE TABLE published_assignment (
  name    text PRIMARY KEY,
  version integer NOT NULL,
  body    text NOT NULL                            -- the event's JSON
);

-- A candidate's way through an assignment.
CREATE TABLE journey (
  id           text PRIMARY KEY,                   -- candidate/assignment
  candidate    bigint NOT NULL REFERENCES candidate ON DELETE CASCADE,
  assignment   text NOT NULL,
  stage        text NOT NULL,
  attempt      integer NOT NULL,
  submission   integer NOT NULL,
  press        integer NOT NULL,
  revision     integer NOT NULL DEFAULT 0,         -- of metrics.open within the attempt
  requested_at timestamptz NOT NULL,               -- the attempt was confirmed in the chat
  message      text NOT NULL,                      -- purpose of the attempt's message
  issued       text,                               -- task.issued of the attempt, its JSON
  UNIQUE (candidate, assignment)
);

-- Commands sent and not yet answered: sent again when due, so that no answer can be lost for good.
CREATE TABLE question (
  key         text PRIMARY KEY,
  candidate   bigint REFERENCES candidate ON DELETE CASCADE,
  type        text NOT NULL,
  body        text NOT NULL,
  asked       integer NOT NULL DEFAULT 1,
  next_ask_at timestamptz NOT NULL
);
CREATE INDEX question_next_ask_at ON question (next_ask_at);

-- Who may see results.
CREATE TABLE whitelist (
  candidate_id bigint PRIMARY KEY,
  added_at     timestamptz NOT NULL DEFAULT now()
);
