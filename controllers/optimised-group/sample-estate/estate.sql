-- Makes the sample estate in an empty database:
--
--   psql -v reader_password=... -v writer_password=... -d estate -f estate.sql
--
-- The passwords are variables, so that they stand in no file. Optional: -v seed=0.42 -v others=300.
\set ON_ERROR_STOP on
\if :{?seed} \else \set seed 0.42
\endif
\if :{?others} \else \set others 300
\endif
\if :{?reader} \else \set reader estate_reader
\endif
\if :{?writer} \else \set writer estate_writer
\endif
BEGIN;
SET LOCAL estate.seed = :'seed';
SET LOCAL estate.others = :'others';
SET LOCAL estate.reader = :'reader';
SET LOCAL estate.reader_password = :'reader_password';
SET LOCAL estate.writer = :'writer';
SET LOCAL estate.writer_password = :'writer_password';
\ir schema.sql
\ir people.sql
\ir others.sql
\ir reader.sql
\ir writer.sql
COMMIT;
ANALYZE;
