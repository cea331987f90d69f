-- Records are destroyed when their time is over, unless they are held for legal claims.

INSERT INTO habeas.event_kind (kind, actor) VALUES
  ('hold.placed', 'dpo'),
  ('hold.lifted', 'dpo'),
  ('retention.ended', 'timekeeper');

-- The event and what it says happen in one transaction: the keys go, and what they sealed. No login can do it in another way.
CREATE FUNCTION habeas.shred() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = habeas, pg_temp AS $$
DECLARE
  everything boolean := coalesce(NEW.body::jsonb->>'records' = 'all', false);
BEGIN
  DELETE FROM case_key k WHERE k.case_id = NEW.case_id AND (everything OR k.purpose <> 'correspondence');
  DELETE FROM vault v WHERE v.case_id = NEW.case_id AND (everything OR v.purpose <> 'correspondence');
  DELETE FROM portal.download d WHERE d.case_id = NEW.case_id;
  RETURN NULL;
END
$$;
REVOKE ALL ON FUNCTION habeas.shred() FROM PUBLIC;

CREATE TRIGGER event_shred AFTER INSERT ON habeas.event
  FOR EACH ROW WHEN (NEW.kind = 'retention.ended') EXECUTE FUNCTION habeas.shred();
