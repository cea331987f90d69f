-- Post and web as channels, and the workers that carry out a marketing stop in systems and at processors.

-- The workers that take steps of cases. One table instead of a list in each function.
CREATE TABLE habeas.case_worker (actor text PRIMARY KEY);
INSERT INTO habeas.case_worker (actor) VALUES
  ('case-intake'), ('identity-verification'), ('data-discovery'), ('data-fulfilment'), ('processor-notification'),
  ('response-assembly'), ('response-dispatch');

-- Refuses every login but the case workers' and those of `also`.
CREATE FUNCTION habeas.require_case_worker(VARIADIC also text[] DEFAULT '{}') RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = habeas, pg_temp AS $$
DECLARE
  speaker text := habeas.actor();
BEGIN
  IF NOT (speaker = ANY (also) OR EXISTS (SELECT FROM case_worker w WHERE w.actor = speaker)) THEN
    RAISE EXCEPTION '% may not do this', session_user USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN speaker;
END
$$;

INSERT INTO habeas.event_kind (kind, actor) VALUES
  ('suppression.requested', 'case-intake'), ('suppression.requested', 'dpo'),
  ('fulfilment.attempted', 'data-fulfilment'),
  ('system.fulfilled', 'data-fulfilment'),
  ('processor.attempted', 'processor-notification'),
  ('processor.notified', 'processor-notification'),
  -- The last system to be changed, or the last processor to answer, has the person told or the case closed.
  ('notice.requested', 'data-fulfilment'), ('notice.requested', 'processor-notification'),
  ('case.closed', 'data-fulfilment'), ('case.closed', 'processor-notification');

INSERT INTO habeas.purpose_reader (purpose, actor) VALUES
  ('correspondence', 'data-fulfilment'), ('correspondence', 'processor-notification');

CREATE OR REPLACE FUNCTION habeas.load(p_case uuid)
RETURNS TABLE (seq integer, kind text, body text, actor text, at timestamptz, hash bytea)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = habeas, pg_temp AS $$
#variable_conflict use_column
BEGIN
  PERFORM habeas.require_case_worker('timekeeper', 'dpo');
  RETURN QUERY SELECT e.seq, e.kind, e.body, e.actor, e.at, e.hash FROM event e WHERE e.case_id = p_case ORDER BY e.seq;
END
$$;

CREATE OR REPLACE FUNCTION habeas.retry(
  p_message uuid, p_reason text, p_first double precision, p_maximum double precision, p_limit integer
) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = habeas, pg_temp AS $$
DECLARE
  outcome text;
BEGIN
  PERFORM habeas.require_case_worker();
  UPDATE outbox SET
    attempts = attempts + 1, last_reason = p_reason, published_at = NULL, claimed_until = NULL,
    due_at = habeas.now() + make_interval(secs => least(p_first * 2 ^ attempts, p_maximum) * (0.95 + random() * 0.1)),
    parked_at = CASE WHEN attempts + 1 >= p_limit THEN habeas.now() END
  WHERE message_id = p_message AND parked_at IS NULL
  RETURNING CASE WHEN parked_at IS NULL THEN 'retry' ELSE 'parked' END INTO outcome;
  -- What is parked stays so until a person has acted, with the reason that they read.
  RETURN coalesce(outcome, (SELECT 'parked' FROM outbox WHERE message_id = p_message), 'gone');
END
$$;

CREATE OR REPLACE FUNCTION habeas.park(p_message uuid, p_reason text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = habeas, pg_temp AS $$
DECLARE
  outcome text;
BEGIN
  PERFORM habeas.require_case_worker('timekeeper');
  UPDATE outbox SET parked_at = coalesce(parked_at, habeas.now()), last_reason = p_reason, claimed_until = NULL
  WHERE message_id = p_message RETURNING 'parked' INTO outcome;
  RETURN coalesce(outcome, 'gone');
END
$$;

CREATE OR REPLACE FUNCTION habeas.complete(p_message uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = habeas, pg_temp AS $$
BEGIN
  INSERT INTO inbox (message_id, actor, at) VALUES (p_message, habeas.require_case_worker(), habeas.now())
  ON CONFLICT DO NOTHING;
  DELETE FROM outbox WHERE message_id = p_message;
END
$$;

-- Receipts go to channels that keep what they handed in until they have one. The web portal needs none: it sees the row.
CREATE OR REPLACE FUNCTION habeas.record_submission(p_submission uuid, p_case uuid, p_channel text, p_outcome text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = habeas, pg_temp AS $$
BEGIN
  PERFORM habeas.require('case-intake');
  INSERT INTO submission (submission, case_id, channel, outcome, at)
  VALUES (p_submission, p_case, p_channel, p_outcome, habeas.now()) ON CONFLICT (submission) DO NOTHING;
  IF p_channel IN ('email', 'post') THEN
    INSERT INTO outbox (message_id, case_id, type, routing_key, body, caused_by, due_at, created_at)
    VALUES (gen_random_uuid(), NULL, 'habeas.intake.receipt.v1', 'intake.receipt.' || p_channel,
      json_build_object('submission', p_submission,
        'outcome', (SELECT s.outcome FROM submission s WHERE s.submission = p_submission))::text, session_user, habeas.now(), habeas.now());
  END IF;
END
$$;

REVOKE ALL ON habeas.case_worker FROM PUBLIC;
REVOKE ALL ON FUNCTION habeas.require_case_worker(text[]) FROM PUBLIC;

GRANT USAGE ON SCHEMA habeas TO habeas_data_fulfilment, habeas_processor_notification, habeas_web_portal;
GRANT EXECUTE ON FUNCTION habeas.now(), habeas.actor() TO habeas_data_fulfilment, habeas_processor_notification, habeas_web_portal;
GRANT EXECUTE ON FUNCTION habeas.load(uuid),
  habeas.step(uuid, integer, uuid, text[], text[], jsonb, jsonb, jsonb, uuid[], text[], text[], bytea[], text[], text[], bytea[], text),
  habeas.case_keys(uuid), habeas.vault_items(uuid, uuid[]),
  habeas.retry(uuid, text, double precision, double precision, integer), habeas.complete(uuid), habeas.is_processed(uuid),
  habeas.park(uuid, text)
  TO habeas_data_fulfilment, habeas_processor_notification;
