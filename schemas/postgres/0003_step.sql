-- habeas.step: the one way to append to a case. One message, one transaction (rule 4).

-- Who speaks, from the login alone.
CREATE FUNCTION habeas.actor() RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = habeas, pg_temp AS $$
DECLARE
  worker text := replace(substring(session_user::text FROM '^habeas_(.+)$'), '_', '-');
BEGIN
  IF worker IS NOT NULL AND worker NOT IN ('owner', 'dpo') THEN
    RETURN worker;
  END IF;
  IF pg_has_role(session_user, 'habeas_dpo', 'MEMBER') THEN
    RETURN 'dpo';
  END IF;
  RAISE EXCEPTION 'login % is neither a worker nor a member of habeas_dpo', session_user USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE FUNCTION habeas.require(VARIADIC allowed text[]) RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = habeas, pg_temp AS $$
DECLARE
  speaker text := habeas.actor();
BEGIN
  IF NOT speaker = ANY (allowed) THEN
    RAISE EXCEPTION '% may not do this', session_user USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN speaker;
END
$$;

-- The hash of an event: over the one before, the position and the exact text, each length-prefixed so that no two inputs run together.
CREATE FUNCTION habeas.event_hash(previous bytea, case_id uuid, seq integer, kind text, body text, actor text, at timestamptz)
RETURNS bytea LANGUAGE sql IMMUTABLE SET search_path = habeas, pg_temp AS $$
  SELECT sha256(convert_to(
    'habeas.event.v1' || chr(10) || encode(previous, 'hex') || chr(10) || case_id::text || chr(10) || seq || chr(10)
    || kind || chr(10) || actor || chr(10) || to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || chr(10)
    || octet_length(body) || chr(10) || body, 'UTF8'))
$$;

-- An authority that counts at this very moment: enrolled and not revoked. The row stays locked until the commit, so that a revocation
-- either comes first, and the send is refused, or waits.
CREATE FUNCTION habeas.require_authority(key text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = habeas, pg_temp AS $$
DECLARE
  found_key habeas.approver;
BEGIN
  SELECT * INTO found_key FROM habeas.approver WHERE key_id = key FOR SHARE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'key % is not enrolled', key USING ERRCODE = 'HB001';
  ELSIF found_key.revoked_at IS NOT NULL THEN
    RAISE EXCEPTION 'key % is revoked', key USING ERRCODE = 'HB002';
  END IF;
END
$$;

-- Appends events to a case and commits what follows from them.
--
-- expected   the version that the caller decided on; 0 opens the case
-- message    the message that this completes (null for a step in between): its inbox key and its outbox row
-- summary    {reference, phase, channel, rights[], due_on, received_on, attention}
-- outbox     [{message_id, type, routing_key, body, delay}]  (delay in seconds)
-- timers     [{name, due_at}]; due_at null cancels
--
-- Returns one row ('done', version), or ('duplicate', version) when the message was processed before, or one or more rows
-- ('stale', version, event…) with the events that the caller has not seen: it decides again.
CREATE FUNCTION habeas.step(
  p_case uuid, p_expected integer, p_message uuid, p_kinds text[], p_bodies text[], p_summary jsonb, p_outbox jsonb, p_timers jsonb,
  p_items uuid[], p_purposes text[], p_item_kinds text[], p_sealed bytea[],
  p_key_purposes text[], p_key_epochs text[], p_key_wrapped bytea[], p_traceparent text
) RETURNS TABLE (outcome text, version integer, seq integer, kind text, body text, actor text, at timestamptz)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = habeas, pg_temp AS $$
#variable_conflict use_column
DECLARE
  speaker text := habeas.actor();
  moment  timestamptz := date_trunc('microseconds', habeas.now());
  current habeas.case_file;
  chain   bytea;
  number  integer := p_expected;
  i       integer;
BEGIN
  -- A case begins with its opening and with nothing else; a message that was processed opens none.
  IF p_expected = 0 AND p_kinds[1] = 'case.opened' AND NOT EXISTS (SELECT FROM inbox WHERE message_id = p_message) THEN
    INSERT INTO case_file (case_id, reference, version, head, phase, channel, rights, due_on, received_on, attention, opened_at, changed_at)
    VALUES (p_case, p_summary->>'reference', 0, sha256(uuid_send(p_case)), '', '', '{}', NULL, (p_summary->>'received_on')::date,
      NULL, moment, moment)
    ON CONFLICT (case_id) DO NOTHING;
  END IF;
  SELECT * INTO current FROM case_file WHERE case_id = p_case FOR UPDATE;
  IF p_message IS NOT NULL AND EXISTS (SELECT FROM inbox WHERE message_id = p_message) THEN
    DELETE FROM outbox WHERE message_id = p_message;
    RETURN QUERY SELECT 'duplicate', current.version, NULL::integer, NULL, NULL, NULL, NULL::timestamptz;
    RETURN;
  END IF;
  IF current.case_id IS NULL THEN
    RAISE EXCEPTION 'there is no case %', p_case USING ERRCODE = 'HB003';
  END IF;
  IF current.version < p_expected THEN
    RAISE EXCEPTION 'case % has not reached version %', p_case, p_expected USING ERRCODE = 'HB005';
  ELSIF current.version > p_expected THEN
    RETURN QUERY SELECT 'stale', current.version, e.seq, e.kind, e.body, e.actor, e.at
      FROM event e WHERE e.case_id = p_case AND e.seq > p_expected ORDER BY e.seq;
    RETURN;
  END IF;
  IF p_message IS NOT NULL THEN
    INSERT INTO inbox (message_id, actor, at) VALUES (p_message, speaker, moment);
    DELETE FROM outbox WHERE message_id = p_message;
  END IF;

  chain := current.head;
  FOR i IN 1 .. coalesce(array_length(p_kinds, 1), 0) LOOP
    IF NOT EXISTS (SELECT FROM event_kind k WHERE k.kind = p_kinds[i] AND k.actor = speaker) THEN
      RAISE EXCEPTION '% may not append %', session_user, p_kinds[i] USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF p_kinds[i] = 'send.attempted' THEN
      PERFORM habeas.require_authority(p_bodies[i]::jsonb->>'keyID');
    ELSIF p_kinds[i] = 'response.approved' THEN
      PERFORM habeas.require_authority(p_bodies[i]::jsonb->>'keyID');
      IF NOT EXISTS (SELECT FROM approver a WHERE a.key_id = p_bodies[i]::jsonb->>'keyID' AND a.login = session_user) THEN
        RAISE EXCEPTION 'key % is enrolled for another login than %', p_bodies[i]::jsonb->>'keyID', session_user USING ERRCODE = 'HB004';
      END IF;
    END IF;
    number := number + 1;
    chain := habeas.event_hash(chain, p_case, number, p_kinds[i], p_bodies[i],
      CASE speaker WHEN 'dpo' THEN 'dpo:' || session_user ELSE speaker END, moment);
    INSERT INTO event (case_id, seq, kind, body, actor, at, hash)
    VALUES (p_case, number, p_kinds[i], p_bodies[i], CASE speaker WHEN 'dpo' THEN 'dpo:' || session_user ELSE speaker END, moment, chain);
  END LOOP;

  IF number > p_expected THEN
    UPDATE case_file SET
      version = number, head = chain, phase = p_summary->>'phase', channel = p_summary->>'channel',
      rights = ARRAY(SELECT jsonb_array_elements_text(p_summary->'rights')),
      due_on = (p_summary->>'due_on')::date, attention = p_summary->>'attention', changed_at = moment
    WHERE case_id = p_case;
  END IF;

  IF array_length(p_key_purposes, 1) > 0 THEN
    INSERT INTO case_key (case_id, purpose, epoch, wrapped)
    SELECT p_case, * FROM unnest(p_key_purposes, p_key_epochs, p_key_wrapped);
  END IF;
  IF array_length(p_items, 1) > 0 THEN
    INSERT INTO vault (item, case_id, purpose, kind, sealed, created_at)
    SELECT u.item, p_case, u.purpose, u.kind, u.sealed, moment
    FROM unnest(p_items, p_purposes, p_item_kinds, p_sealed) AS u (item, purpose, kind, sealed);
  END IF;
  IF jsonb_array_length(p_outbox) > 0 THEN
    INSERT INTO outbox (message_id, case_id, type, routing_key, body, traceparent, caused_by, due_at, created_at)
    SELECT o.message_id, p_case, o.type, o.routing_key, o.body, p_traceparent, session_user,
      moment + make_interval(secs => coalesce(o.delay, 0)), moment
    FROM jsonb_to_recordset(p_outbox) AS o (message_id uuid, type text, routing_key text, body text, delay double precision);
  END IF;
  IF jsonb_array_length(p_timers) > 0 THEN
    DELETE FROM timer t USING jsonb_to_recordset(p_timers) AS n (name text, due_at timestamptz)
    WHERE t.case_id = p_case AND t.name = n.name;
    INSERT INTO timer (case_id, name, due_at)
    SELECT p_case, n.name, n.due_at FROM jsonb_to_recordset(p_timers) AS n (name text, due_at timestamptz) WHERE n.due_at IS NOT NULL;
  END IF;
  RETURN QUERY SELECT 'done', number, NULL::integer, NULL, NULL, NULL, NULL::timestamptz;
END
$$;

-- The events of a case, oldest first.
CREATE FUNCTION habeas.load(p_case uuid)
RETURNS TABLE (seq integer, kind text, body text, actor text, at timestamptz, hash bytea)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = habeas, pg_temp AS $$
#variable_conflict use_column
BEGIN
  PERFORM habeas.require('case-intake', 'identity-verification', 'data-discovery', 'response-assembly', 'response-dispatch', 'timekeeper', 'dpo');
  RETURN QUERY SELECT e.seq, e.kind, e.body, e.actor, e.at, e.hash FROM event e WHERE e.case_id = p_case ORDER BY e.seq;
END
$$;

-- The wrapped keys of a case that the speaker may use.
CREATE FUNCTION habeas.case_keys(p_case uuid) RETURNS TABLE (purpose text, epoch text, wrapped bytea)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = habeas, pg_temp AS $$
#variable_conflict use_column
DECLARE
  speaker text := habeas.actor();
BEGIN
  RETURN QUERY SELECT k.purpose, k.epoch, k.wrapped FROM case_key k
    JOIN purpose_reader r ON r.purpose = k.purpose AND r.actor = speaker WHERE k.case_id = p_case;
END
$$;

-- Sealed items of a case, by id, of the purposes that the speaker may read.
CREATE FUNCTION habeas.vault_items(p_case uuid, p_items uuid[]) RETURNS TABLE (item uuid, purpose text, kind text, sealed bytea)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = habeas, pg_temp AS $$
#variable_conflict use_column
DECLARE
  speaker text := habeas.actor();
BEGIN
  RETURN QUERY SELECT v.item, v.purpose, v.kind, v.sealed FROM vault v
    JOIN purpose_reader r ON r.purpose = v.purpose AND r.actor = speaker
    WHERE v.case_id = p_case AND v.item = ANY (p_items);
END
$$;
