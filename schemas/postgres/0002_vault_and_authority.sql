-- Sealed personal data, the wrapped keys of each case, and who may approve.

CREATE TABLE habeas.case_key (
  case_id uuid NOT NULL REFERENCES habeas.case_file,
  purpose text NOT NULL CHECK (purpose IN ('correspondence', 'found', 'documents')),
  epoch   text NOT NULL,                   -- names the key in the keyring outside the database that wraps this one
  wrapped bytea NOT NULL,
  PRIMARY KEY (case_id, purpose)
);

CREATE TABLE habeas.vault (
  item       uuid PRIMARY KEY,
  case_id    uuid NOT NULL REFERENCES habeas.case_file,
  purpose    text NOT NULL CHECK (purpose IN ('correspondence', 'found', 'documents')),
  kind       text NOT NULL,
  sealed     bytea NOT NULL,
  created_at timestamptz NOT NULL
);
ALTER TABLE habeas.vault ALTER COLUMN sealed SET STORAGE EXTERNAL;   -- ciphertext does not compress
CREATE INDEX vault_case ON habeas.vault (case_id);

-- Who reads which purpose (design, contracts).
CREATE TABLE habeas.purpose_reader (
  purpose text NOT NULL,
  actor   text NOT NULL,
  PRIMARY KEY (purpose, actor)
);
INSERT INTO habeas.purpose_reader (purpose, actor) VALUES
  ('correspondence', 'case-intake'), ('correspondence', 'identity-verification'), ('correspondence', 'data-discovery'),
  ('correspondence', 'response-assembly'), ('correspondence', 'response-dispatch'), ('correspondence', 'dpo'),
  ('found', 'data-discovery'), ('found', 'response-assembly'), ('found', 'response-dispatch'), ('found', 'dpo');

-- Approvers: a key counts only with an enrolment signed by the controller's root key, which workers pin in their configuration.
CREATE TABLE habeas.approver (
  key_id      text PRIMARY KEY,
  login       text NOT NULL,               -- the database login whose approvals the key signs
  enrolment   text NOT NULL,               -- the signed enrolment, as JSON
  enrolled_at timestamptz NOT NULL,
  revoked_at  timestamptz,
  revocation  text                         -- the signed revocation, as JSON
);

-- Standing approvals for template-only notices (rule 8).
CREATE TABLE habeas.standing_approval (
  approval   uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  key_id     text NOT NULL REFERENCES habeas.approver,
  signed     text NOT NULL,                -- statement and signature, as JSON
  created_at timestamptz NOT NULL,
  revoked_at timestamptz
);

-- The daily root over the heads of all cases, signed by the timekeeper.
CREATE TABLE habeas.daily_root (
  day        date PRIMARY KEY,
  cases      integer NOT NULL,
  root       bytea NOT NULL,
  signed     text NOT NULL,
  created_at timestamptz NOT NULL
);
