-- What one search finds beyond a few megabytes goes to the vault in parts while the search runs. The item that names them comes with the event.

ALTER TABLE habeas.vault ADD COLUMN part_of uuid;      -- the item that names this one; null for items that stand by themselves
CREATE INDEX vault_part ON habeas.vault (part_of) WHERE part_of IS NOT NULL;

CREATE FUNCTION habeas.keep_part(p_case uuid, p_owner uuid, p_item uuid, p_purpose text, p_kind text, p_sealed bytea) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = habeas, pg_temp AS $$
BEGIN
  PERFORM habeas.require('data-discovery');
  -- Neither a closed case nor a finished item takes anything more.
  PERFORM FROM case_file c WHERE c.case_id = p_case AND c.phase <> 'closed' FOR KEY SHARE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'there is no open case %', p_case USING ERRCODE = 'HB003';
  END IF;
  IF p_purpose <> 'found' OR EXISTS (SELECT FROM vault v WHERE v.item = p_owner) THEN
    RAISE EXCEPTION 'item % takes no part', p_owner USING ERRCODE = 'HB006';
  END IF;
  INSERT INTO vault (item, case_id, purpose, kind, sealed, created_at, part_of)
  VALUES (p_item, p_case, p_purpose, p_kind, p_sealed, habeas.now(), p_owner);
END
$$;

-- Parts whose item never came: of searches that broke off more than a day ago.
CREATE FUNCTION habeas.purge_parts() RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = habeas, pg_temp AS $$
DECLARE
  purged integer;
BEGIN
  PERFORM habeas.require('timekeeper');
  DELETE FROM vault v WHERE v.part_of IS NOT NULL AND v.created_at < habeas.now() - interval '1 day'
    AND NOT EXISTS (SELECT FROM vault o WHERE o.item = v.part_of);
  GET DIAGNOSTICS purged = ROW_COUNT;
  RETURN purged;
END
$$;

REVOKE ALL ON FUNCTION habeas.keep_part(uuid, uuid, uuid, text, text, bytea), habeas.purge_parts() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION habeas.keep_part(uuid, uuid, uuid, text, text, bytea) TO habeas_data_discovery;
GRANT EXECUTE ON FUNCTION habeas.purge_parts() TO habeas_timekeeper;
