-- The sample estate, database estate_crm: what the notice says is held (N20, N21), as an invented company of this kind might hold it.
-- Plain SQL: psql and any client run it. Every record has a `record_mark`, a token that stands nowhere else.

CREATE SCHEMA crm;
CREATE SCHEMA marketing;

CREATE TYPE crm.standing AS ENUM ('personal', 'role', 'shared', 'family', 'leaver', 'unconfirmed');
CREATE TYPE crm.interaction_kind AS ENUM ('email', 'telephone', 'meeting', 'social');

-- Customer relationship management -----------------------------------------------------------------------------------------------

CREATE TABLE crm.contacts (
  id bigint PRIMARY KEY,
  customer_number text NOT NULL UNIQUE,
  first_name text NOT NULL,
  last_name text NOT NULL,
  company text,
  job_title text,
  email text,
  email_standing crm.standing NOT NULL DEFAULT 'unconfirmed',
  phone text,
  phone_standing crm.standing NOT NULL DEFAULT 'unconfirmed',
  switchboard text,
  street text,
  town text,
  postcode text,
  country text NOT NULL DEFAULT 'GB',
  address_standing crm.standing NOT NULL DEFAULT 'unconfirmed',
  social_username text,
  tags text[] NOT NULL DEFAULT '{}',
  source text NOT NULL,
  created_at timestamptz NOT NULL,
  record_mark text NOT NULL
);
CREATE INDEX contacts_email ON crm.contacts (lower(email));
CREATE INDEX contacts_phone ON crm.contacts (regexp_replace(phone, '[^0-9]', '', 'g'));

CREATE TABLE crm.interactions (
  id bigint PRIMARY KEY,
  contact_id bigint NOT NULL REFERENCES crm.contacts,
  kind crm.interaction_kind NOT NULL,
  at timestamptz NOT NULL,
  direction text NOT NULL CHECK (direction IN ('in', 'out')),
  subject text NOT NULL,
  notes text,
  handled_by text NOT NULL,
  details jsonb NOT NULL DEFAULT '{}',
  record_mark text NOT NULL
);
CREATE INDEX interactions_contact ON crm.interactions (contact_id);

-- Marketing ----------------------------------------------------------------------------------------------------------------------

CREATE TABLE marketing.preferences (
  id bigint PRIMARY KEY,
  customer_number text,
  first_name text NOT NULL,
  last_name text NOT NULL,
  email text,
  phone text,
  street text,
  town text,
  postcode text,
  by_email boolean NOT NULL,
  by_telephone boolean NOT NULL,
  by_post boolean NOT NULL,
  by_web boolean NOT NULL,
  surveys boolean NOT NULL,
  consent_source text NOT NULL,
  consented_at timestamptz,
  changed_at timestamptz,
  interests text[] NOT NULL DEFAULT '{}',
  record_mark text NOT NULL
);
CREATE INDEX preferences_customer ON marketing.preferences (customer_number);
CREATE INDEX preferences_email ON marketing.preferences (lower(email));
CREATE INDEX preferences_phone ON marketing.preferences (regexp_replace(phone, '[^0-9]', '', 'g'));

-- When somebody's choices were changed, whoever changed them.
CREATE FUNCTION marketing.note_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.changed_at := now();
  RETURN NEW;
END
$$;
CREATE TRIGGER note_change BEFORE UPDATE OF by_email, by_telephone, by_post, by_web, surveys ON marketing.preferences
  FOR EACH ROW EXECUTE FUNCTION marketing.note_change();

CREATE TABLE marketing.campaign_sends (
  id bigint PRIMARY KEY,
  preference_id bigint NOT NULL REFERENCES marketing.preferences,
  campaign text NOT NULL,
  channel text NOT NULL,
  sent_at timestamptz NOT NULL,
  opened_at timestamptz,
  record_mark text NOT NULL
);
CREATE INDEX campaign_sends_preference ON marketing.campaign_sends (preference_id);
