-- The web portal's own schema: forms that were handed in and are not yet a case's, links to see how a case stands, and answers to fetch.
-- The portal faces the world. Its login executes the functions of this file and touches nothing else: it can put a sealed form in, and
-- learns of a case only what stands behind the SHA-256 of a secret that a person holds. No secret and no personal data lies here in clear.
CREATE SCHEMA portal;

-- A key that only marks the portal's own forms, so that every portal process knows the forms of the others.
CREATE TABLE portal.form_key (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  value    bytea NOT NULL CHECK (octet_length(value) = 32)
);

-- The spool: a form stays until habeas.submission has it, which is the receipt (design, rule 1).
CREATE TABLE portal.spool (
  submission    uuid PRIMARY KEY,
  sealed        bytea NOT NULL,
  submitted_at  timestamptz NOT NULL,
  claimed_until timestamptz,
  published_at  timestamptz               -- when the broker last confirmed it
);
CREATE INDEX spool_waiting ON portal.spool (coalesce(published_at, '-infinity'), submitted_at);

-- What a status link leads to. lookup = SHA-256('habeas.portal.status.v1' || secret).
CREATE TABLE portal.link (
  lookup       bytea PRIMARY KEY CHECK (octet_length(lookup) = 32),
  submission   uuid NOT NULL,
  reference    text NOT NULL,
  language     text NOT NULL,
  submitted_at timestamptz NOT NULL,
  answers      integer NOT NULL DEFAULT 0  -- what was typed in on the status page
);

-- Answers that can be fetched, offered by response-dispatch. lookup = SHA-256('habeas.download.lookup.v1' || secret).
CREATE TABLE portal.download (
  lookup     bytea PRIMARY KEY CHECK (octet_length(lookup) = 32),
  case_id    uuid NOT NULL REFERENCES habeas.case_file,
  version    integer NOT NULL,             -- of the answer
  sealed     bytea NOT NULL,               -- emptied once it has expired
  file_name  text NOT NULL,
  offered_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  downloads  integer NOT NULL DEFAULT 0
);
CREATE INDEX download_expiry ON portal.download (expires_at) WHERE octet_length(sealed) > 0;

-- The key of the portal's forms; the first process that asks makes it.
CREATE FUNCTION portal.form_key(p_candidate bytea) RETURNS bytea
LANGUAGE plpgsql SECURITY DEFINER SET search_path = portal, pg_temp AS $$
BEGIN
  PERFORM habeas.require('web-portal');
  INSERT INTO portal.form_key (value) VALUES (p_candidate) ON CONFLICT (only_row) DO NOTHING;
  RETURN (SELECT k.value FROM portal.form_key k);
END
$$;

-- Takes a form. The same form again changes nothing: false, and its link is the one that it has.
CREATE FUNCTION portal.submit(p_submission uuid, p_lookup bytea, p_reference text, p_language text, p_sealed bytea) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = portal, pg_temp AS $$
BEGIN
  PERFORM habeas.require('web-portal');
  INSERT INTO link (lookup, submission, reference, language, submitted_at)
  VALUES (p_lookup, p_submission, p_reference, p_language, habeas.now()) ON CONFLICT (lookup) DO NOTHING;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  INSERT INTO spool (submission, sealed, submitted_at) VALUES (p_submission, p_sealed, habeas.now()) ON CONFLICT (submission) DO NOTHING;
  RETURN true;
END
$$;

-- The submission that an answer typed in on a status page continues. Null: no such link.
CREATE FUNCTION portal.submission(p_lookup bytea) RETURNS uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = portal, pg_temp AS $$
BEGIN
  PERFORM habeas.require('web-portal');
  RETURN (SELECT l.submission FROM link l WHERE l.lookup = p_lookup);
END
$$;

-- Takes what was typed in on a status page. 'taken', 'unknown' where the link leads nowhere, or 'too-many'.
CREATE FUNCTION portal.continue(p_submission uuid, p_lookup bytea, p_sealed bytea) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = portal, pg_temp AS $$
DECLARE
  target link;
BEGIN
  PERFORM habeas.require('web-portal');
  SELECT * INTO target FROM link l WHERE l.lookup = p_lookup FOR UPDATE;
  IF NOT FOUND THEN
    RETURN 'unknown';
  END IF;
  -- The same form again: taken before, or a case's already.
  IF EXISTS (SELECT FROM spool s WHERE s.submission = p_submission)
    OR EXISTS (SELECT FROM habeas.submission s WHERE s.submission = p_submission) THEN
    RETURN 'taken';
  END IF;
  -- Codes are counted where they are checked; this keeps a link from filling the spool.
  IF target.answers >= 50 THEN
    RETURN 'too-many';
  END IF;
  UPDATE link l SET answers = l.answers + 1 WHERE l.lookup = p_lookup;
  INSERT INTO spool (submission, sealed, submitted_at) VALUES (p_submission, p_sealed, habeas.now());
  RETURN 'taken';
END
$$;

-- Up to p_limit forms to publish: those that the broker has never confirmed, and those confirmed p_seconds ago that are no case's yet.
-- They are claimed for a minute. What has its receipt is removed first.
CREATE FUNCTION portal.unreceipted(p_limit integer, p_seconds double precision) RETURNS TABLE (submission uuid, sealed bytea)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = portal, pg_temp AS $$
#variable_conflict use_column
DECLARE
  moment timestamptz := habeas.now();
BEGIN
  PERFORM habeas.require('web-portal');
  DELETE FROM spool s USING habeas.submission h WHERE h.submission = s.submission;
  RETURN QUERY
    UPDATE spool s SET claimed_until = moment + interval '1 minute'
    WHERE s.submission IN (
      SELECT d.submission FROM spool d
      WHERE (d.published_at IS NULL OR d.published_at <= moment - make_interval(secs => p_seconds))
        AND (d.claimed_until IS NULL OR d.claimed_until <= moment)
      ORDER BY d.submitted_at LIMIT p_limit FOR UPDATE SKIP LOCKED)
    RETURNING s.submission, s.sealed;
END
$$;

-- The broker confirmed it, or it did not and the form may be claimed again at once.
CREATE FUNCTION portal.published(p_submission uuid, p_confirmed boolean) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = portal, pg_temp AS $$
BEGIN
  PERFORM habeas.require('web-portal');
  UPDATE spool s SET claimed_until = NULL, published_at = CASE WHEN p_confirmed THEN habeas.now() ELSE s.published_at END
  WHERE s.submission = p_submission;
END
$$;

-- How the case of a status link stands, in one of five words: received, checking, working, answered, closed.
--
-- Everything before identity is settled is 'checking', whether a person was found, was not found, or somebody has to look: who holds a
-- link to a form in another's name learns nothing from it. A case that needs no check (a marketing stop alone) is 'working'.
CREATE FUNCTION portal.status(p_lookup bytea)
RETURNS TABLE (reference text, language text, submitted_at timestamptz, state text, due_on date)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = portal, pg_temp AS $$
#variable_conflict use_column
BEGIN
  PERFORM habeas.require('web-portal');
  RETURN QUERY
    SELECT l.reference, l.language, l.submitted_at,
      CASE
        WHEN h.submission IS NULL THEN 'received'
        WHEN c.case_id IS NULL THEN 'closed'
        WHEN c.phase = 'closed' AND EXISTS (SELECT FROM habeas.event e WHERE e.case_id = c.case_id AND e.kind = 'case.closed'
          AND e.body::jsonb->>'outcome' IN ('answered', 'refused', 'fulfilled')) THEN 'answered'
        WHEN c.phase = 'closed' THEN 'closed'
        WHEN EXISTS (SELECT FROM habeas.event e WHERE e.case_id = c.case_id AND e.kind = 'identity.verified') THEN 'working'
        WHEN c.phase = 'fulfilling' THEN 'working'
        ELSE 'checking'
      END,
      c.due_on
    FROM link l
    LEFT JOIN habeas.submission h ON h.submission = l.submission
    LEFT JOIN habeas.case_file c ON c.case_id = h.case_id
    WHERE l.lookup = p_lookup;
END
$$;

-- What a download link leads to, without fetching it: a mail scanner that follows the link changes nothing.
CREATE FUNCTION portal.offered(p_lookup bytea) RETURNS TABLE (file_name text, bytes integer, expires_at timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = portal, pg_temp AS $$
#variable_conflict use_column
BEGIN
  PERFORM habeas.require('web-portal');
  RETURN QUERY SELECT d.file_name, octet_length(d.sealed), d.expires_at FROM download d
    WHERE d.lookup = p_lookup AND d.expires_at > habeas.now() AND octet_length(d.sealed) > 0;
END
$$;

-- Fetches an answer and counts it.
CREATE FUNCTION portal.download(p_lookup bytea) RETURNS TABLE (sealed bytea, file_name text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = portal, pg_temp AS $$
#variable_conflict use_column
BEGIN
  PERFORM habeas.require('web-portal');
  RETURN QUERY UPDATE portal.download d SET downloads = d.downloads + 1
    WHERE d.lookup = p_lookup AND d.expires_at > habeas.now() AND octet_length(d.sealed) > 0
    RETURNING d.sealed, d.file_name;
END
$$;

-- Empties answers that have expired and forgets links 90 days after their case has closed.
CREATE FUNCTION portal.clean() RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = portal, pg_temp AS $$
DECLARE
  emptied integer;
BEGIN
  PERFORM habeas.require('web-portal');
  UPDATE portal.download d SET sealed = '' WHERE d.expires_at <= habeas.now() AND octet_length(d.sealed) > 0;
  GET DIAGNOSTICS emptied = ROW_COUNT;
  DELETE FROM link l USING habeas.submission h, habeas.case_file c
  WHERE h.submission = l.submission AND c.case_id = h.case_id AND c.phase = 'closed' AND c.changed_at < habeas.now() - interval '90 days';
  RETURN emptied;
END
$$;

REVOKE ALL ON SCHEMA portal FROM PUBLIC;
REVOKE ALL ON ALL TABLES IN SCHEMA portal FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA portal FROM PUBLIC;
GRANT USAGE ON SCHEMA portal TO habeas_web_portal;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA portal TO habeas_web_portal;
