-- The suppression list: who wants no marketing, by keyed digests. It names no case and no person, and it stays when both are gone, so that
-- a list that is bought, imported or restored later can be held against it (R3, R7).

CREATE TABLE habeas.suppression (
  kind    text NOT NULL CHECK (kind IN ('email', 'phone', 'customer-number', 'postal')),
  token   bytea NOT NULL CHECK (octet_length(token) = 32),
  channel text NOT NULL CHECK (channel IN ('email', 'sms', 'phone', 'post', 'web', 'social', 'survey')),
  since   timestamptz NOT NULL,
  PRIMARY KEY (token, kind, channel)
);

-- Appends what is not there yet and says how many entries that were. Nothing is ever changed or taken away.
CREATE FUNCTION habeas.suppress(p_kinds text[], p_tokens bytea[], p_channels text[]) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = habeas, pg_temp AS $$
DECLARE
  added integer;
BEGIN
  PERFORM habeas.require('data-fulfilment');
  INSERT INTO suppression (kind, token, channel, since)
  SELECT i.kind, i.token, c.channel, habeas.now()
  FROM unnest(p_kinds, p_tokens) AS i(kind, token) CROSS JOIN unnest(p_channels) AS c(channel)
  ORDER BY i.token, i.kind, c.channel
  ON CONFLICT DO NOTHING;
  GET DIAGNOSTICS added = ROW_COUNT;
  RETURN added;
END
$$;

REVOKE ALL ON habeas.suppression FROM PUBLIC;
REVOKE ALL ON FUNCTION habeas.suppress(text[], bytea[], text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION habeas.suppress(text[], bytea[], text[]) TO habeas_data_fulfilment;
