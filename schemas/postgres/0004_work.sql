-- Work: the relay's side of the outbox, retries and parking, the timekeeper's timers and reconciler, receipts.

-- Takes up to p_limit due rows for a while; a relay that dies gives them back when the claim ends.
CREATE FUNCTION habeas.outbox_claim(p_limit integer, p_seconds integer)
RETURNS TABLE (message_id uuid, case_id uuid, type text, routing_key text, body text, traceparent text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = habeas, pg_temp AS $$
#variable_conflict use_column
DECLARE
  moment timestamptz := habeas.now();
BEGIN
  PERFORM habeas.require('outbox-relay');
  RETURN QUERY
    UPDATE outbox o SET claimed_until = moment + make_interval(secs => p_seconds)
    WHERE o.message_id IN (
      SELECT d.message_id FROM outbox d
      WHERE d.published_at IS NULL AND d.parked_at IS NULL AND d.due_at <= moment
        AND (d.claimed_until IS NULL OR d.claimed_until <= moment)
      ORDER BY d.due_at LIMIT p_limit FOR UPDATE SKIP LOCKED)
    RETURNING o.message_id, o.case_id, o.type, o.routing_key, o.body, o.traceparent;
END
$$;

-- The broker confirmed these.
CREATE FUNCTION habeas.outbox_published(p_messages uuid[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = habeas, pg_temp AS $$
BEGIN
  PERFORM habeas.require('outbox-relay');
  -- A receipt has no consumer that reports back through the database: it is done when the broker has it.
  DELETE FROM outbox WHERE message_id = ANY (p_messages) AND case_id IS NULL;
  -- A consumer may have been faster and asked for a retry, which ends the claim: that row is waiting again, not published.
  UPDATE outbox SET published_at = habeas.now(), claimed_until = NULL
  WHERE message_id = ANY (p_messages) AND claimed_until IS NOT NULL;
END
$$;

-- The broker refused these, or it is not known whether it took them: they are due again later, for as long as it takes (a broker that is
-- away must not park the world). What a consumer has put off meanwhile keeps its own time.
CREATE FUNCTION habeas.outbox_unpublished(p_messages uuid[], p_reason text, p_seconds double precision) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = habeas, pg_temp AS $$
BEGIN
  PERFORM habeas.require('outbox-relay');
  UPDATE outbox SET claimed_until = NULL, last_reason = p_reason, due_at = habeas.now() + make_interval(secs => p_seconds)
  WHERE message_id = ANY (p_messages) AND claimed_until IS NOT NULL;
END
$$;

-- A worker could not do a step now: due again after p_first seconds, twice as late each time up to p_maximum, with a tenth of jitter.
-- After p_limit attempts the step is parked for a person.
CREATE FUNCTION habeas.retry(p_message uuid, p_reason text, p_first double precision, p_maximum double precision, p_limit integer) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = habeas, pg_temp AS $$
DECLARE
  outcome text;
BEGIN
  PERFORM habeas.require('case-intake', 'identity-verification', 'data-discovery', 'response-assembly', 'response-dispatch');
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

-- A step cannot be done until a person has acted.
CREATE FUNCTION habeas.park(p_message uuid, p_reason text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = habeas, pg_temp AS $$
DECLARE
  outcome text;
BEGIN
  PERFORM habeas.require('case-intake', 'identity-verification', 'data-discovery', 'response-assembly', 'response-dispatch', 'timekeeper');
  UPDATE outbox SET parked_at = coalesce(parked_at, habeas.now()), last_reason = p_reason, claimed_until = NULL
  WHERE message_id = p_message RETURNING 'parked' INTO outcome;
  RETURN coalesce(outcome, 'gone');
END
$$;

-- A person has acted: the step runs again, with its attempts counted anew.
CREATE FUNCTION habeas.resume(p_message uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = habeas, pg_temp AS $$
BEGIN
  PERFORM habeas.require('dpo');
  UPDATE outbox SET parked_at = NULL, published_at = NULL, claimed_until = NULL, attempts = 0, due_at = habeas.now()
  WHERE message_id = p_message AND parked_at IS NOT NULL;
  RETURN FOUND;
END
$$;

-- A message that did nothing to its case (the case no longer allows the step): processed all the same.
CREATE FUNCTION habeas.complete(p_message uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = habeas, pg_temp AS $$
BEGIN
  INSERT INTO inbox (message_id, actor, at)
  VALUES (p_message,
    habeas.require('case-intake', 'identity-verification', 'data-discovery', 'response-assembly', 'response-dispatch'), habeas.now())
  ON CONFLICT DO NOTHING;
  DELETE FROM outbox WHERE message_id = p_message;
END
$$;

CREATE FUNCTION habeas.is_processed(p_message uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = habeas, pg_temp AS $$
BEGIN
  PERFORM habeas.actor();
  RETURN EXISTS (SELECT FROM inbox WHERE message_id = p_message);
END
$$;

-- What became of a submission, and the receipt that lets its source put it away. Asked again, the receipt goes out again.
CREATE FUNCTION habeas.record_submission(p_submission uuid, p_case uuid, p_channel text, p_outcome text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = habeas, pg_temp AS $$
BEGIN
  PERFORM habeas.require('case-intake');
  INSERT INTO submission (submission, case_id, channel, outcome, at)
  VALUES (p_submission, p_case, p_channel, p_outcome, habeas.now()) ON CONFLICT (submission) DO NOTHING;
  INSERT INTO outbox (message_id, case_id, type, routing_key, body, caused_by, due_at, created_at)
  VALUES (gen_random_uuid(), NULL, 'habeas.intake.receipt.v1', 'intake.receipt.' || p_channel,
    json_build_object('submission', p_submission,
      'outcome', (SELECT s.outcome FROM submission s WHERE s.submission = p_submission))::text, session_user, habeas.now(), habeas.now());
END
$$;

CREATE FUNCTION habeas.submission_outcome(p_submission uuid) RETURNS TABLE (case_id uuid, outcome text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = habeas, pg_temp AS $$
#variable_conflict use_column
BEGIN
  PERFORM habeas.require('case-intake');
  RETURN QUERY SELECT s.case_id, s.outcome FROM submission s WHERE s.submission = p_submission;
END
$$;

CREATE FUNCTION habeas.case_by_reference(p_reference text) RETURNS uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = habeas, pg_temp AS $$
BEGIN
  PERFORM habeas.require('case-intake', 'dpo');
  RETURN (SELECT case_id FROM case_file WHERE reference = p_reference);
END
$$;

-- Due timers, taken for a while like the outbox.
CREATE FUNCTION habeas.timers_claim(p_limit integer, p_seconds integer)
RETURNS TABLE (case_id uuid, name text, due_at timestamptz)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = habeas, pg_temp AS $$
#variable_conflict use_column
DECLARE
  moment timestamptz := habeas.now();
BEGIN
  PERFORM habeas.require('timekeeper');
  RETURN QUERY
    UPDATE timer t SET claimed_until = moment + make_interval(secs => p_seconds)
    FROM (SELECT d.case_id, d.name FROM timer d
      WHERE d.due_at <= moment AND (d.claimed_until IS NULL OR d.claimed_until <= moment)
      ORDER BY d.due_at LIMIT p_limit FOR UPDATE SKIP LOCKED) AS due
    WHERE t.case_id = due.case_id AND t.name = due.name
    RETURNING t.case_id, t.name, t.due_at;
END
$$;

-- Publishes again what was published long ago and never processed: the broker may have lost it (rule 1).
CREATE FUNCTION habeas.reconcile(p_seconds double precision) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = habeas, pg_temp AS $$
DECLARE
  stalled integer;
BEGIN
  PERFORM habeas.require('timekeeper');
  UPDATE outbox SET published_at = NULL, claimed_until = NULL, due_at = habeas.now()
  WHERE published_at < habeas.now() - make_interval(secs => p_seconds) AND parked_at IS NULL;
  GET DIAGNOSTICS stalled = ROW_COUNT;
  RETURN stalled;
END
$$;

-- Forgets inbox keys older than 30 days.
CREATE FUNCTION habeas.purge_inbox() RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = habeas, pg_temp AS $$
DECLARE
  purged integer;
BEGIN
  PERFORM habeas.require('timekeeper');
  DELETE FROM inbox WHERE at < habeas.now() - interval '30 days';
  GET DIAGNOSTICS purged = ROW_COUNT;
  RETURN purged;
END
$$;

CREATE FUNCTION habeas.case_heads() RETURNS TABLE (case_id uuid, version integer, head bytea)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = habeas, pg_temp AS $$
#variable_conflict use_column
BEGIN
  PERFORM habeas.require('timekeeper', 'dpo');
  RETURN QUERY SELECT c.case_id, c.version, c.head FROM case_file c ORDER BY c.case_id;
END
$$;

CREATE FUNCTION habeas.record_root(p_day date, p_cases integer, p_root bytea, p_signed text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = habeas, pg_temp AS $$
BEGIN
  PERFORM habeas.require('timekeeper');
  INSERT INTO daily_root (day, cases, root, signed, created_at) VALUES (p_day, p_cases, p_root, p_signed, habeas.now())
  ON CONFLICT (day) DO NOTHING;
  RETURN FOUND;
END
$$;

CREATE FUNCTION habeas.last_root() RETURNS TABLE (day date, signed text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = habeas, pg_temp AS $$
#variable_conflict use_column
BEGIN
  PERFORM habeas.require('timekeeper', 'dpo');
  RETURN QUERY SELECT r.day, r.signed FROM daily_root r ORDER BY r.day DESC LIMIT 1;
END
$$;
