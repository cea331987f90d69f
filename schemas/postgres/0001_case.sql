-- The case: events with a hash chain, the projection that people list, timers, inbox and outbox.
-- No role but the owner touches a table: everything goes through the SECURITY DEFINER functions of 0003 onwards, which guard by
-- session_user (inside such a function current_user is the owner).

CREATE SCHEMA habeas;

-- What time it is for every rule of the product. The offset exists for tests alone: only the owner can write it.
CREATE TABLE habeas.clock_offset (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  value    interval NOT NULL
);

CREATE FUNCTION habeas.now() RETURNS timestamptz
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = habeas, pg_temp AS $$
  SELECT clock_timestamp() + coalesce((SELECT value FROM habeas.clock_offset), interval '0')
$$;

CREATE TABLE habeas.case_file (
  case_id    uuid PRIMARY KEY,
  reference  text NOT NULL UNIQUE,
  version    integer NOT NULL,
  head       bytea NOT NULL,               -- hash of the newest event
  phase      text NOT NULL,
  channel    text NOT NULL,
  rights     text[] NOT NULL,
  due_on     date,
  received_on date NOT NULL,
  attention  text,                         -- why a person has to look, as a code; null when nobody has to
  opened_at  timestamptz NOT NULL,
  changed_at timestamptz NOT NULL
);
CREATE INDEX case_file_open ON habeas.case_file (due_on) WHERE phase <> 'closed';

CREATE TABLE habeas.event (
  case_id uuid NOT NULL REFERENCES habeas.case_file,
  seq     integer NOT NULL,
  kind    text NOT NULL,
  body    text NOT NULL,                   -- the exact text that is hashed; ids, codes and keyed digests, never personal data
  actor   text NOT NULL,
  at      timestamptz NOT NULL,
  hash    bytea NOT NULL,
  PRIMARY KEY (case_id, seq)
);

-- Which login may append which kind of event (design, rule 6). 'dpo' stands for every login that is a member of habeas_dpo.
CREATE TABLE habeas.event_kind (
  kind  text NOT NULL,
  actor text NOT NULL,
  PRIMARY KEY (kind, actor)
);
INSERT INTO habeas.event_kind (kind, actor) VALUES
  ('case.opened', 'case-intake'),
  ('submission.joined', 'case-intake'),
  ('right.requested', 'case-intake'), ('right.requested', 'dpo'),
  ('clock.stated', 'case-intake'), ('clock.stated', 'dpo'),
  ('triage.required', 'case-intake'), ('triage.required', 'identity-verification'), ('triage.required', 'timekeeper'),
  ('triage.required', 'response-dispatch'), ('triage.required', 'dpo'),
  ('triage.decided', 'dpo'),
  ('identity.check-requested', 'case-intake'), ('identity.check-requested', 'dpo'),
  ('identity.challenged', 'identity-verification'),
  ('identity.attempt-failed', 'identity-verification'),
  ('identity.verified', 'identity-verification'),
  ('system.searched', 'data-discovery'),
  ('right.refused', 'dpo'),
  ('response.assembled', 'response-assembly'),
  ('response.approved', 'dpo'),
  ('notice.requested', 'case-intake'), ('notice.requested', 'identity-verification'), ('notice.requested', 'dpo'),
  ('send.attempted', 'response-dispatch'),
  ('send.concluded', 'response-dispatch'),
  ('send.resolved', 'dpo'),
  ('send.bounced', 'case-intake'),
  ('timer.fired', 'timekeeper'),
  ('case.closed', 'response-dispatch'), ('case.closed', 'dpo');

-- Receipts: what was handed in and what became of it. A submission that is no request has no case.
CREATE TABLE habeas.submission (
  submission uuid PRIMARY KEY,
  case_id    uuid REFERENCES habeas.case_file,
  channel    text NOT NULL,
  outcome    text NOT NULL CHECK (outcome IN ('opened', 'joined', 'bounce', 'not-a-request', 'refused')),
  at         timestamptz NOT NULL
);

-- What has been processed, so that a message that comes again has no second effect. Kept 30 days.
CREATE TABLE habeas.inbox (
  message_id uuid PRIMARY KEY,
  actor      text NOT NULL,
  at         timestamptz NOT NULL
);
CREATE INDEX inbox_at ON habeas.inbox (at);

-- Work that is to be done. A row stays until the consumer's own transaction takes it away, so that the broker may lose everything
-- (rule 1) and retries belong to the database (rule 9). States: waiting (published_at null), published, parked.
CREATE TABLE habeas.outbox (
  message_id    uuid PRIMARY KEY,
  case_id       uuid REFERENCES habeas.case_file,
  type          text NOT NULL,
  routing_key   text NOT NULL,
  body          text NOT NULL,
  traceparent   text,
  caused_by     text NOT NULL,
  due_at        timestamptz NOT NULL,
  claimed_until timestamptz,
  published_at  timestamptz,
  attempts      integer NOT NULL DEFAULT 0,
  last_reason   text,
  parked_at     timestamptz,
  created_at    timestamptz NOT NULL
);
CREATE INDEX outbox_due ON habeas.outbox (due_at) WHERE published_at IS NULL AND parked_at IS NULL;
CREATE INDEX outbox_published ON habeas.outbox (published_at) WHERE published_at IS NOT NULL AND parked_at IS NULL;
CREATE INDEX outbox_parked ON habeas.outbox (parked_at) WHERE parked_at IS NOT NULL;
CREATE INDEX outbox_case ON habeas.outbox (case_id);

CREATE TABLE habeas.timer (
  case_id       uuid NOT NULL REFERENCES habeas.case_file,
  name          text NOT NULL,
  due_at        timestamptz NOT NULL,
  claimed_until timestamptz,
  PRIMARY KEY (case_id, name)
);
CREATE INDEX timer_due ON habeas.timer (due_at);
