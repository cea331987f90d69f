-- Roles of a cluster, made once and outside the migrations (roles are cluster-wide, databases are not).
-- Run by a superuser; safe to run again. Passwords are set by `habeas provision`, never here.
DO $$
DECLARE
  name text;
BEGIN
  -- Somebody else may make them at the same time, also from another database, where no advisory lock of this one reaches.
  FOREACH name IN ARRAY ARRAY['habeas_owner', 'habeas_dpo'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN
      BEGIN
        EXECUTE format('CREATE ROLE %I NOLOGIN', name);
      EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
      END;
    END IF;
  END LOOP;
  FOREACH name IN ARRAY ARRAY[
    'habeas_case_intake', 'habeas_identity_verification', 'habeas_data_discovery', 'habeas_response_assembly',
    'habeas_response_dispatch', 'habeas_timekeeper', 'habeas_outbox_relay', 'habeas_web_portal', 'habeas_data_fulfilment',
    'habeas_processor_notification'
  ] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN
      BEGIN
        EXECUTE format('CREATE ROLE %I LOGIN', name);
      EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
      END;
    END IF;
  END LOOP;
END
$$;
