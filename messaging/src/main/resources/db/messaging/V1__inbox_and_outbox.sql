-- Messages received, so that a repeat does nothing.
CREATE TABLE inbox (
  message_id  text PRIMARY KEY,
  received_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX inbox_received_at ON inbox (received_at);

-- Messages to be published, written in the transaction that made them true; deleted when the broker confirmed.
CREATE TABLE outbox (
  message_id    uuid PRIMARY KEY,
  type          text NOT NULL,
  correlation   text,
  body          text NOT NULL,
  created_at    timestamptz NOT NULL DEFAULT now(),
  tries         integer NOT NULL DEFAULT 0,
  next_try_at   timestamptz NOT NULL DEFAULT now(),
  claimed_until timestamptz
);
CREATE INDEX outbox_next_try_at ON outbox (next_try_at);
