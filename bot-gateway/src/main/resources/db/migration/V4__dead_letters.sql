-- How many dead letters HR were told of, by queue: told again only when there are more.
CREATE TABLE dead_letters_told (
  queue    text PRIMARY KEY,
  messages bigint NOT NULL DEFAULT 0,
  revision bigint NOT NULL DEFAULT 0               -- fence: a count from before the last change changes nothing
);
