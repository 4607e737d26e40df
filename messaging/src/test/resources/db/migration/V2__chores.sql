-- A second kind of work.
CREATE TABLE chore (LIKE job INCLUDING ALL);
