/// The statements of the store; the functions stand in `schemas/postgres`.
enum SQL {
  static let now = "SELECT habeas.now() AS now"
  static let load = "SELECT seq, kind, body, actor, at FROM habeas.load($1)"
  static let keys = "SELECT purpose, epoch, wrapped FROM habeas.case_keys($1)"
  static let items = "SELECT item, purpose, kind, sealed FROM habeas.vault_items($1, $2)"
  static let step = """
    SELECT outcome, version, seq, kind, body, actor, at FROM habeas.step($1::uuid, $2::integer, $3::uuid, $4::text[], $5::text[], \
    $6::jsonb, $7::jsonb, $8::jsonb, $9::uuid[], $10::text[], $11::text[], $12::bytea[], $13::text[], $14::text[], $15::bytea[], $16::text)
    """
  static let keepPart = "SELECT habeas.keep_part($1::uuid, $2::uuid, $3::uuid, $4::text, $5::text, $6::bytea)"
  static let recordSubmission = "SELECT habeas.record_submission($1::uuid, $2::uuid, $3::text, $4::text)"
  static let submissionOutcome = "SELECT case_id, outcome FROM habeas.submission_outcome($1::uuid)"
  static let caseByReference = "SELECT habeas.case_by_reference($1::text) AS case_id"

  static let offerDownload = """
    SELECT habeas.offer_download($1::uuid, $2::integer, $3::bytea, $4::bytea, $5::text, $6::integer) AS until
    """
  static let suppress = "SELECT habeas.suppress($1::text[], $2::bytea[], $3::text[]) AS added"

  static let retry = "SELECT habeas.retry($1::uuid, $2::text, $3::double precision, $4::double precision, $5::integer) AS outcome"
  static let park = "SELECT habeas.park($1::uuid, $2::text) AS outcome"
  static let complete = "SELECT habeas.complete($1::uuid)"
  static let isProcessed = "SELECT habeas.is_processed($1::uuid) AS processed"
  static let resume = "SELECT habeas.resume($1::uuid) AS resumed"

  static let claim = "SELECT message_id, case_id, type, routing_key, body, traceparent FROM habeas.outbox_claim($1::integer, $2::integer)"
  static let published = "SELECT habeas.outbox_published($1::uuid[])"
  static let unpublished = "SELECT habeas.outbox_unpublished($1::uuid[], $2::text, $3::double precision)"

  static let timersClaim = "SELECT case_id, name, due_at FROM habeas.timers_claim($1::integer, $2::integer)"
  static let loadCases = "SELECT case_id, seq, kind, body, actor, at FROM habeas.load_cases($1::uuid[])"
  static let fireTimers = "SELECT case_id, outcome FROM habeas.fire_timers($1::jsonb)"
  static let reconcile = "SELECT habeas.reconcile($1::double precision) AS stalled"
  static let purgeInbox = "SELECT habeas.purge_inbox() AS purged"
  static let purgeParts = "SELECT habeas.purge_parts() AS purged"
  static let heads = "SELECT case_id, version, head FROM habeas.case_heads()"
  static let recordRoot = "SELECT habeas.record_root($1::date, $2::integer, $3::bytea, $4::text) AS recorded"
  static let lastRoot = "SELECT day::text AS day, signed FROM habeas.last_root()"

  static let deskCases = """
    SELECT case_id, reference, phase, channel, rights, due_on::text AS due_on, received_on::text AS received_on, attention, changed_at, \
    parked FROM habeas.desk_cases($1::boolean)
    """
  static let deskReadings = "SELECT case_id, reference, body FROM habeas.desk_readings()"
  static let deskSteps = """
    SELECT message_id, routing_key, body, attempts, last_reason, due_at, published_at, parked_at FROM habeas.desk_steps($1::uuid)
    """
  static let approvers = "SELECT key_id, login, enrolment, enrolled_at, revoked_at, revocation FROM habeas.approvers()"
  static let standing = "SELECT approval, key_id, signed FROM habeas.standing_approvals()"
  static let enrol = "SELECT habeas.enrol($1::text, $2::text, $3::text)"
  static let revoke = "SELECT habeas.revoke($1::text, $2::text) AS revoked"
  static let stand = "SELECT habeas.stand($1::text, $2::text) AS approval"
}
