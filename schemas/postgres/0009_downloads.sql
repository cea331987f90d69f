-- Answers that are fetched from the portal: response-dispatch offers them, sealed under a key that the link alone holds.

-- One offer for each version of an answer. A new attempt to send its link takes the place of the last one's.
CREATE UNIQUE INDEX download_answer ON portal.download (case_id, version);

CREATE FUNCTION habeas.offer_download(
  p_case uuid, p_version integer, p_lookup bytea, p_sealed bytea, p_file_name text, p_days integer
) RETURNS timestamptz
LANGUAGE plpgsql SECURITY DEFINER SET search_path = habeas, pg_temp AS $$
DECLARE
  until timestamptz := habeas.now() + make_interval(days => p_days);
BEGIN
  PERFORM habeas.require('response-dispatch');
  INSERT INTO portal.download AS d (lookup, case_id, version, sealed, file_name, offered_at, expires_at)
  VALUES (p_lookup, p_case, p_version, p_sealed, p_file_name, habeas.now(), until)
  ON CONFLICT (case_id, version) DO UPDATE SET
    lookup = excluded.lookup, sealed = excluded.sealed, file_name = excluded.file_name, offered_at = excluded.offered_at,
    expires_at = excluded.expires_at, downloads = 0;
  RETURN until;
END
$$;

REVOKE ALL ON FUNCTION habeas.offer_download(uuid, integer, bytea, bytea, text, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION habeas.offer_download(uuid, integer, bytea, bytea, text, integer) TO habeas_response_dispatch;
