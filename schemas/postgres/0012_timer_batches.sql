-- Timers by the hundred: a timekeeper that was away for an hour has to catch up within a minute, and a commit for each takes too long.

-- The events of several cases, oldest first.
CREATE FUNCTION habeas.load_cases(p_cases uuid[])
RETURNS TABLE (case_id uuid, seq integer, kind text, body text, actor text, at timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = habeas, pg_temp AS $$
#variable_conflict use_column
BEGIN
  PERFORM habeas.require('timekeeper');
  RETURN QUERY SELECT e.case_id, e.seq, e.kind, e.body, e.actor, e.at FROM event e WHERE e.case_id = ANY (p_cases) ORDER BY e.case_id, e.seq;
END
$$;

-- Takes what fired timers bring about into their cases, all in one transaction; each case goes through habeas.step.
--
-- p_steps    [{case, expected, fired: [timer…], kinds: […], bodies: […], summary, outbox, timers}]
--
-- Returns for each case 'done', 'stale' (it has newer events: load it and decide again) or 'moved' (a timer is no longer due: it was set
-- to another moment, cancelled, or fired by another timekeeper; nothing happened).
CREATE FUNCTION habeas.fire_timers(p_steps jsonb) RETURNS TABLE (case_id uuid, outcome text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = habeas, pg_temp AS $$
#variable_conflict use_column
DECLARE
  firing record;
  moment timestamptz := habeas.now();
BEGIN
  PERFORM habeas.require('timekeeper');
  -- In the order of the ids, so that two timekeepers never wait for each other crosswise.
  FOR firing IN
    SELECT * FROM jsonb_to_recordset(p_steps)
      AS s ("case" uuid, expected integer, fired text[], kinds text[], bodies text[], summary jsonb, outbox jsonb, timers jsonb)
    ORDER BY s."case"
  LOOP
    -- Whoever moves a timer takes the lock of its case first, as habeas.step does.
    PERFORM FROM case_file c WHERE c.case_id = firing."case" FOR UPDATE;
    case_id := firing."case";
    IF EXISTS (SELECT FROM unnest(firing.fired) AS f (name) WHERE NOT EXISTS (
      SELECT FROM timer t WHERE t.case_id = firing."case" AND t.name = f.name AND t.due_at <= moment))
    THEN
      outcome := 'moved';
    ELSE
      SELECT s.outcome INTO outcome FROM habeas.step(
        firing."case", firing.expected, NULL, firing.kinds, firing.bodies, firing.summary, firing.outbox, firing.timers,
        '{}', '{}', '{}', '{}', '{}', '{}', '{}', NULL) AS s LIMIT 1;
    END IF;
    RETURN NEXT;
  END LOOP;
END
$$;

REVOKE ALL ON FUNCTION habeas.load_cases(uuid[]), habeas.fire_timers(jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION habeas.load_cases(uuid[]), habeas.fire_timers(jsonb) TO habeas_timekeeper;
