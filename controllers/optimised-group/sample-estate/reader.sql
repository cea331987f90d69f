-- The login that searches use: it can read the estate's schemas in this database and nothing else. Settings:
--   estate.reader_password   required
--   estate.reader            the login's name; default estate_reader
-- Roles belong to the whole cluster: the login may be there already, then it gets this password.

DO $$
DECLARE
  reader text := coalesce(nullif(current_setting('estate.reader', true), ''), 'estate_reader');
  secret text := nullif(current_setting('estate.reader_password', true), '');
  place text;
BEGIN
  IF secret IS NULL THEN
    RAISE EXCEPTION 'estate.reader_password is not set: see load-crm.sql';
  END IF;
  BEGIN
    EXECUTE format('CREATE ROLE %I', reader);
  EXCEPTION
    WHEN duplicate_object OR unique_violation THEN NULL;
  END;
  EXECUTE format('ALTER ROLE %I LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION PASSWORD %L', reader, secret);
  EXECUTE format('ALTER ROLE %I SET default_transaction_read_only = on', reader);
  FOR place IN SELECT nspname FROM pg_namespace WHERE nspname IN ('crm', 'marketing', 'portal', 'sales') LOOP
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', place, reader);
    EXECUTE format('GRANT SELECT ON ALL TABLES IN SCHEMA %I TO %I', place, reader);
  END LOOP;
END
$$;
