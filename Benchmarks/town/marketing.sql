-- What the benchmark shop may send to whom: beside the shop's own tables, for rehearsals with every channel. Every row is its person's.
CREATE TABLE preferences (
  id bigint PRIMARY KEY, email text NOT NULL, customer_number text NOT NULL, first_name text NOT NULL, last_name text NOT NULL,
  postcode text NOT NULL, by_email boolean NOT NULL DEFAULT true, by_phone boolean NOT NULL DEFAULT true, by_post boolean NOT NULL DEFAULT true);
INSERT INTO preferences (id, email, customer_number, first_name, last_name, postcode)
SELECT i, 'user'||i||'@example.com', 'BT-'||(10000+i), 'Name', i::text, 'PC'||i FROM generate_series(1,10000) i;
CREATE INDEX ON preferences (lower(email));
CREATE INDEX ON preferences (customer_number);
CREATE INDEX ON preferences (postcode, last_name);
