-- The desk: what the DPO lists, and who may approve.

CREATE FUNCTION habeas.desk_cases(p_all boolean)
RETURNS TABLE (case_id uuid, reference text, phase text, channel text, rights text[], due_on date, received_on date, attention text,
  changed_at timestamptz, parked integer)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = habeas, pg_temp AS $$
#variable_conflict use_column
BEGIN
  PERFORM habeas.require('dpo');
  RETURN QUERY
    SELECT c.case_id, c.reference, c.phase, c.channel, c.rights, c.due_on, c.received_on, c.attention, c.changed_at,
      (SELECT count(*)::integer FROM outbox o WHERE o.case_id = c.case_id AND o.parked_at IS NOT NULL)
    FROM case_file c WHERE p_all OR c.phase <> 'closed' ORDER BY c.due_on NULLS FIRST, c.opened_at;
END
$$;

-- Steps of a case that are not done: waiting, published or parked.
CREATE FUNCTION habeas.desk_steps(p_case uuid)
RETURNS TABLE (message_id uuid, routing_key text, body text, attempts integer, last_reason text, due_at timestamptz,
  published_at timestamptz, parked_at timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = habeas, pg_temp AS $$
#variable_conflict use_column
BEGIN
  PERFORM habeas.require('dpo');
  RETURN QUERY SELECT o.message_id, o.routing_key, o.body, o.attempts, o.last_reason, o.due_at, o.published_at, o.parked_at
    FROM outbox o WHERE o.case_id = p_case ORDER BY o.created_at;
END
$$;

CREATE FUNCTION habeas.approvers()
RETURNS TABLE (key_id text, login text, enrolment text, enrolled_at timestamptz, revoked_at timestamptz, revocation text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = habeas, pg_temp AS $$
#variable_conflict use_column
BEGIN
  PERFORM habeas.require('response-dispatch', 'dpo');
  RETURN QUERY SELECT a.key_id, a.login, a.enrolment, a.enrolled_at, a.revoked_at, a.revocation FROM approver a;
END
$$;

CREATE FUNCTION habeas.standing_approvals() RETURNS TABLE (approval uuid, key_id text, signed text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = habeas, pg_temp AS $$
#variable_conflict use_column
BEGIN
  PERFORM habeas.require('response-dispatch', 'dpo');
  RETURN QUERY SELECT s.approval, s.key_id, s.signed FROM standing_approval s WHERE s.revoked_at IS NULL ORDER BY s.created_at DESC;
END
$$;

-- Dispatch trusts the root signature in the enrolment, not this row; the row only names the login.
CREATE FUNCTION habeas.enrol(p_key text, p_login text, p_enrolment text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = habeas, pg_temp AS $$
BEGIN
  PERFORM habeas.require('dpo');
  INSERT INTO approver (key_id, login, enrolment, enrolled_at) VALUES (p_key, p_login, p_enrolment, habeas.now())
  ON CONFLICT (key_id) DO NOTHING;
END
$$;

CREATE FUNCTION habeas.revoke(p_key text, p_revocation text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = habeas, pg_temp AS $$
BEGIN
  PERFORM habeas.require('dpo');
  -- The row first, then the time: attempts that hold it are earlier than the revocation, and those that wait are refused.
  PERFORM FROM approver WHERE key_id = p_key FOR UPDATE;
  UPDATE approver SET revoked_at = habeas.now(), revocation = p_revocation WHERE key_id = p_key AND revoked_at IS NULL;
  RETURN FOUND;
END
$$;

CREATE FUNCTION habeas.stand(p_key text, p_signed text) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = habeas, pg_temp AS $$
DECLARE
  made uuid;
BEGIN
  PERFORM habeas.require('dpo');
  INSERT INTO standing_approval (key_id, signed, created_at) VALUES (p_key, p_signed, habeas.now()) RETURNING approval INTO made;
  RETURN made;
END
$$;
