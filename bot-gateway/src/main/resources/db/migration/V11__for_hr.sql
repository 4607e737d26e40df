-- What only HR may see is checked against the whitelist when it is sent: its reader may have been taken off meanwhile.
ALTER TABLE telegram_message
  ADD COLUMN for_hr     boolean NOT NULL DEFAULT false,
  ADD COLUMN held_until timestamptz;               -- for HR, and the whitelist could not be read
