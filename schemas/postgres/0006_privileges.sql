-- Nobody touches a table; each login executes only the functions that its work needs, and those check session_user again.
REVOKE ALL ON SCHEMA habeas FROM PUBLIC;
REVOKE ALL ON ALL TABLES IN SCHEMA habeas FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA habeas FROM PUBLIC;

GRANT USAGE ON SCHEMA habeas TO habeas_case_intake, habeas_identity_verification, habeas_data_discovery, habeas_response_assembly,
  habeas_response_dispatch, habeas_timekeeper, habeas_outbox_relay, habeas_dpo;
GRANT EXECUTE ON FUNCTION habeas.now(), habeas.actor() TO habeas_case_intake, habeas_identity_verification, habeas_data_discovery,
  habeas_response_assembly, habeas_response_dispatch, habeas_timekeeper, habeas_outbox_relay, habeas_dpo;

GRANT EXECUTE ON FUNCTION habeas.load(uuid),
  habeas.step(uuid, integer, uuid, text[], text[], jsonb, jsonb, jsonb, uuid[], text[], text[], bytea[], text[], text[], bytea[], text)
  TO habeas_case_intake, habeas_identity_verification, habeas_data_discovery, habeas_response_assembly, habeas_response_dispatch,
  habeas_timekeeper, habeas_dpo;
GRANT EXECUTE ON FUNCTION habeas.case_keys(uuid), habeas.vault_items(uuid, uuid[])
  TO habeas_case_intake, habeas_identity_verification, habeas_data_discovery, habeas_response_assembly, habeas_response_dispatch, habeas_dpo;
GRANT EXECUTE ON FUNCTION habeas.retry(uuid, text, double precision, double precision, integer), habeas.complete(uuid), habeas.is_processed(uuid)
  TO habeas_case_intake, habeas_identity_verification, habeas_data_discovery, habeas_response_assembly, habeas_response_dispatch;
GRANT EXECUTE ON FUNCTION habeas.park(uuid, text)
  TO habeas_case_intake, habeas_identity_verification, habeas_data_discovery, habeas_response_assembly, habeas_response_dispatch,
  habeas_timekeeper;
GRANT EXECUTE ON FUNCTION habeas.record_submission(uuid, uuid, text, text), habeas.submission_outcome(uuid) TO habeas_case_intake;
GRANT EXECUTE ON FUNCTION habeas.case_by_reference(text) TO habeas_case_intake, habeas_dpo;
GRANT EXECUTE ON FUNCTION habeas.outbox_claim(integer, integer), habeas.outbox_published(uuid[]),
  habeas.outbox_unpublished(uuid[], text, double precision) TO habeas_outbox_relay;
GRANT EXECUTE ON FUNCTION habeas.timers_claim(integer, integer), habeas.reconcile(double precision), habeas.purge_inbox(),
  habeas.record_root(date, integer, bytea, text) TO habeas_timekeeper;
GRANT EXECUTE ON FUNCTION habeas.case_heads(), habeas.last_root() TO habeas_timekeeper, habeas_dpo;
GRANT EXECUTE ON FUNCTION habeas.approvers(), habeas.standing_approvals() TO habeas_response_dispatch, habeas_dpo;
GRANT EXECUTE ON FUNCTION habeas.resume(uuid), habeas.desk_cases(boolean), habeas.desk_steps(uuid), habeas.enrol(text, text, text),
  habeas.revoke(text, text), habeas.stand(text, text) TO habeas_dpo;
