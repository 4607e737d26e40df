-- Closing and reopening take turns, numbered: see docs/decisions/closings-are-numbered.md. The row holds the newest turn
-- that was ever asked for: "closings" closings, and whether the account is to be closed (as it is after each of them) or
-- open again.
ALTER TABLE account
  ADD COLUMN closings integer NOT NULL DEFAULT 0 CHECK (closings >= 0),
  ADD COLUMN to_be_closed boolean NOT NULL DEFAULT false,
  ADD CHECK (closings > 0 OR NOT to_be_closed);
