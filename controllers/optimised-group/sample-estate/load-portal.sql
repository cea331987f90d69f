-- Makes the sample estate's database estate_portal in an empty one, with the data that make_estate.py wrote:
--
--   psql -v data=DIRECTORY/portal.sql -v reader_password=... -d estate_portal -f load-portal.sql
--
-- The password is a variable, so that it stands in no file.
\set ON_ERROR_STOP on
\if :{?reader} \else \set reader estate_reader
\endif
BEGIN;
SET LOCAL estate.reader = :'reader';
SET LOCAL estate.reader_password = :'reader_password';
\ir schema-portal.sql
\i :data
\ir reader.sql
COMMIT;
ANALYZE;
