-- The sample estate: what the notice says is held (N20, N21), as the databases of an invented company of this kind might hold it.
-- Every person, company and number in it is invented. Plain SQL: psql and any client run it.
--
-- Every record has a `record_mark`, a token that stands nowhere else: a search of logs, queues and answers for it shows where a record went.

CREATE SCHEMA crm;
CREATE SCHEMA portal;
CREATE SCHEMA sales;
CREATE SCHEMA marketing;
CREATE SCHEMA web;
CREATE SCHEMA reception;

CREATE FUNCTION crm.record_mark(place text, id bigint) RETURNS text LANGUAGE sql IMMUTABLE
RETURN 'canary-' || place || '-' || substr(encode(sha256(convert_to(place || '/' || id, 'UTF8')), 'hex'), 1, 16);

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

-- Customer portal ----------------------------------------------------------------------------------------------------------------

CREATE TABLE portal.accounts (
  id uuid PRIMARY KEY,
  email text NOT NULL,
  display_name text NOT NULL,
  password_hash text,
  recovery jsonb,
  activated_at timestamptz,
  last_login_at timestamptz,
  record_mark text NOT NULL
);
CREATE UNIQUE INDEX accounts_email ON portal.accounts (lower(email));

CREATE TABLE portal.sessions (
  id bigint PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES portal.accounts,
  started_at timestamptz NOT NULL,
  address inet NOT NULL,
  browser text NOT NULL,
  country text NOT NULL,
  record_mark text NOT NULL
);
CREATE INDEX sessions_account ON portal.sessions (account_id);

-- Orders -------------------------------------------------------------------------------------------------------------------------

CREATE TABLE sales.orders (
  id bigint PRIMARY KEY,
  customer_number text NOT NULL,
  placed_at timestamptz NOT NULL,
  delivery_name text NOT NULL,
  delivery_postcode text,
  total numeric(12, 2) NOT NULL,
  note text,
  record_mark text NOT NULL
);
CREATE INDEX orders_customer ON sales.orders (customer_number);

CREATE TABLE sales.order_items (
  id bigint PRIMARY KEY,
  order_id bigint NOT NULL REFERENCES sales.orders,
  article text NOT NULL,
  quantity integer NOT NULL,
  unit_price numeric(12, 2) NOT NULL,
  engraving text,
  record_mark text NOT NULL
);
CREATE INDEX order_items_order ON sales.order_items (order_id);

CREATE TABLE sales.invoices (
  id bigint PRIMARY KEY,
  order_id bigint NOT NULL REFERENCES sales.orders,
  invoice_number text NOT NULL UNIQUE,
  issued_on date NOT NULL,
  billed_to text NOT NULL,
  amount numeric(12, 2) NOT NULL,
  paid_on date,
  record_mark text NOT NULL
);
CREATE INDEX invoices_order ON sales.invoices (order_id);

-- Marketing ----------------------------------------------------------------------------------------------------------------------

CREATE TABLE marketing.preferences (
  id bigint PRIMARY KEY,
  email text,
  phone text,
  -- The address label of those who get brochures.
  mailing_number text,
  first_name text,
  last_name text,
  postcode text,
  by_email boolean NOT NULL,
  by_telephone boolean NOT NULL,
  by_post boolean NOT NULL,
  by_web boolean NOT NULL,
  surveys boolean NOT NULL,
  consent_source text NOT NULL,
  consented_at timestamptz,
  interests text[] NOT NULL DEFAULT '{}',
  record_mark text NOT NULL
);
CREATE INDEX preferences_email ON marketing.preferences (lower(email));
CREATE INDEX preferences_label ON marketing.preferences (postcode, last_name);
CREATE INDEX preferences_mailing_number ON marketing.preferences (mailing_number);
CREATE INDEX preferences_phone ON marketing.preferences (regexp_replace(phone, '[^0-9]', '', 'g'));

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

CREATE TABLE marketing.survey_responses (
  id bigint PRIMARY KEY,
  preference_id bigint NOT NULL REFERENCES marketing.preferences,
  survey text NOT NULL,
  answered_at timestamptz NOT NULL,
  answers jsonb NOT NULL,
  record_mark text NOT NULL
);
CREATE INDEX survey_responses_preference ON marketing.survey_responses (preference_id);

-- Website ------------------------------------------------------------------------------------------------------------------------

CREATE TABLE web.visitors (
  id bigint PRIMARY KEY,
  email text,
  cookie text NOT NULL UNIQUE,
  first_seen_at timestamptz NOT NULL,
  browser text NOT NULL,
  country text NOT NULL,
  telephone_code text NOT NULL,
  record_mark text NOT NULL
);
CREATE INDEX visitors_email ON web.visitors (lower(email));

CREATE TABLE web.page_views (
  id bigint PRIMARY KEY,
  visitor_id bigint NOT NULL REFERENCES web.visitors,
  at timestamptz NOT NULL,
  page text NOT NULL,
  referrer text,
  search_terms text,
  advertisement text,
  record_mark text NOT NULL
);
CREATE INDEX page_views_visitor ON web.page_views (visitor_id);

-- Visitor book at the offices ----------------------------------------------------------------------------------------------------

CREATE TABLE reception.visitor_book (
  id bigint PRIMARY KEY,
  arrived_at timestamptz NOT NULL,
  left_at timestamptz,
  visitor_name text NOT NULL,
  company text,
  email text,
  phone text,
  visiting text NOT NULL,
  vehicle text,
  record_mark text NOT NULL
);
CREATE INDEX visitor_book_email ON reception.visitor_book (lower(email));
CREATE INDEX visitor_book_phone ON reception.visitor_book (regexp_replace(phone, '[^0-9]', '', 'g'));
