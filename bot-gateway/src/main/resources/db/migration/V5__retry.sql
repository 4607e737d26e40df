-- Ops asked (deploy/stuck retry) that a journey which ended in a failure goes on; empty once it was taken up. Not mapped:
-- a write of the journey's other columns must not undo it.
ALTER TABLE journey ADD COLUMN retry_asked_at timestamptz;
