-- Makes the sample estate's database estate_crm in an empty one, with the data that make_estate.py wrote:
--
--   psql -v data=DIRECTORY/crm.sql -v reader_password=... -v writer_password=... -d estate_crm -f load-crm.sql
--
-- The passwords are variables, so that they stand in no file.
\set ON_ERROR_STOP on
\if :{?reader} \else \set reader estate_reader
\endif
\if :{?writer} \else \set writer estate_writer
\endif
BEGIN;
SET LOCAL estate.reader = :'reader';
SET LOCAL estate.reader_password = :'reader_password';
SET LOCAL estate.writer = :'writer';
SET LOCAL estate.writer_password = :'writer_password';
\ir schema-crm.sql
\i :data
\ir reader.sql
\ir writer.sql
COMMIT;
ANALYZE;
