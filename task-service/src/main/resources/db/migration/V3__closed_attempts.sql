-- An attempt may be closed that was never asked for here: then nobody said whose it is in CVAT.
ALTER TABLE attempt ALTER COLUMN cvat_user_id DROP NOT NULL;
ALTER TABLE attempt ALTER COLUMN cvat_username DROP NOT NULL;
ALTER TABLE attempt ADD COLUMN closing boolean NOT NULL DEFAULT false; -- asked to be closed, for good
