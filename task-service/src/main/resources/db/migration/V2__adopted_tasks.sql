-- The CVAT task was found by its name, with frames: an issued one, perhaps, of a row that a restored database has
-- forgotten. It may hold a candidate's work, and is not deleted as if this row had made it.
ALTER TABLE attempt ADD COLUMN adopted boolean NOT NULL DEFAULT false;
