-- The login that a marketing stop is carried out with: it can read the preferences and switch marketing off, and nothing else. Settings:
--   estate.writer_password   required
--   estate.writer            the login's name; default estate_writer
-- Roles belong to the whole cluster: the login may be there already, then it gets this password.

DO $$
DECLARE
  writer text := coalesce(nullif(current_setting('estate.writer', true), ''), 'estate_writer');
  secret text := nullif(current_setting('estate.writer_password', true), '');
BEGIN
  IF secret IS NULL THEN
    RAISE EXCEPTION 'estate.writer_password is not set: run writer.sql after set_config(''estate.writer_password'', ...)';
  END IF;
  BEGIN
    EXECUTE format('CREATE ROLE %I', writer);
  EXCEPTION
    WHEN duplicate_object OR unique_violation THEN NULL;
  END;
  EXECUTE format('ALTER ROLE %I LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION PASSWORD %L', writer, secret);
  EXECUTE format('GRANT USAGE ON SCHEMA marketing TO %I', writer);
  EXECUTE format('GRANT SELECT, UPDATE (by_email, by_telephone, by_post, by_web, surveys) ON marketing.preferences TO %I', writer);
END
$$;
