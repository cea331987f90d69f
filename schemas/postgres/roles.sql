-- Roles of a cluster, made once and outside the migrations (roles are cluster-wide, databases are not).
-- Run by a superuser; safe to run again. Passwords are set by `habeas provision`, never here.
DO $$
DECLARE
  name text;
BEGIN
  -- Two clusters' worth of migrations at once would collide on the catalogue.
  PERFORM pg_advisory_xact_lock(hashtext('habeas.roles'));
  FOREACH name IN ARRAY ARRAY['habeas_owner', 'habeas_dpo'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN
      EXECUTE format('CREATE ROLE %I NOLOGIN', name);
    END IF;
  END LOOP;
  FOREACH name IN ARRAY ARRAY[
    'habeas_case_intake', 'habeas_identity_verification', 'habeas_data_discovery', 'habeas_response_assembly',
    'habeas_response_dispatch', 'habeas_timekeeper', 'habeas_outbox_relay'
  ] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN
      EXECUTE format('CREATE ROLE %I LOGIN', name);
    END IF;
  END LOOP;
END
$$;
