-- Rights that a person carries out and settles; and what recognition suggested of the messages that a person decided on.

INSERT INTO habeas.event_kind (kind, actor) VALUES
  ('right.settled', 'dpo'),
  -- Once everything is found, what no answer is assembled for is a person's.
  ('triage.required', 'data-discovery');

-- Codes alone: how often the words were read rightly (O1). The messages themselves are the vault's.
CREATE FUNCTION habeas.desk_readings()
RETURNS TABLE (case_id uuid, reference text, body text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = habeas, pg_temp AS $$
#variable_conflict use_column
BEGIN
  PERFORM habeas.require('dpo');
  RETURN QUERY
    SELECT e.case_id, c.reference, e.body FROM event e JOIN case_file c ON c.case_id = e.case_id
    WHERE e.kind = 'triage.decided' AND e.body::jsonb ? 'reading' ORDER BY e.at, e.case_id, e.seq;
END
$$;
REVOKE ALL ON FUNCTION habeas.desk_readings() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION habeas.desk_readings() TO habeas_dpo;
