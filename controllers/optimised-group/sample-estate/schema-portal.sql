-- The sample estate, database estate_portal: what the notice says is held (N20, N21), as an invented company of this kind might hold it.
-- Plain SQL: psql and any client run it. Every record has a `record_mark`, a token that stands nowhere else.

CREATE SCHEMA portal;
CREATE SCHEMA sales;

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
