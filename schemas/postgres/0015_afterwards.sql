-- What may have to be done when a case is over: a breach by our own answer, the end of a restriction; and the authority of an agent.

INSERT INTO habeas.event_kind (kind, actor) VALUES
  ('breach.recorded', 'dpo'),
  ('breach.assessed', 'dpo'),
  ('restriction.lifted', 'dpo'),
  ('authority.requested', 'dpo'),
  ('authority.given', 'dpo');

-- The event and what it says happen in one transaction: every link to an answer of the case ends (R24).
CREATE FUNCTION habeas.end_downloads() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = habeas, pg_temp AS $$
BEGIN
  DELETE FROM portal.download d WHERE d.case_id = NEW.case_id;
  RETURN NULL;
END
$$;
REVOKE ALL ON FUNCTION habeas.end_downloads() FROM PUBLIC;

CREATE TRIGGER event_breach AFTER INSERT ON habeas.event
  FOR EACH ROW WHEN (NEW.kind = 'breach.recorded') EXECUTE FUNCTION habeas.end_downloads();

-- A closed case stands in the inbox while a breach is open.
CREATE OR REPLACE FUNCTION habeas.desk_cases(p_all boolean)
RETURNS TABLE (case_id uuid, reference text, phase text, channel text, rights text[], due_on date, received_on date, attention text,
  changed_at timestamptz, parked integer)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = habeas, pg_temp AS $$
#variable_conflict use_column
BEGIN
  PERFORM habeas.require('dpo');
  RETURN QUERY
    SELECT c.case_id, c.reference, c.phase, c.channel, c.rights, c.due_on, c.received_on, c.attention, c.changed_at,
      (SELECT count(*)::integer FROM outbox o WHERE o.case_id = c.case_id AND o.parked_at IS NOT NULL)
    FROM case_file c WHERE p_all OR c.phase <> 'closed' OR c.attention LIKE 'breach-%' ORDER BY c.due_on NULLS FIRST, c.opened_at;
END
$$;
