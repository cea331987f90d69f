-- A few hundred invented others, the same for the same seed. Settings, both optional:
--   estate.seed     between -1 and 1; default 0.42
--   estate.others   how many people; default 300, at most 700 (there are a thousand telephone numbers for drama)

DO $$
DECLARE
  people integer := least(coalesce(nullif(current_setting('estate.others', true), ''), '300')::integer, 700);
  first_names text[] := '{Adwoa,Alun,Beatrix,Bram,Carys,Chidi,Delia,Eamon,Farida,Fergus,Greta,Hamid,Ines,Jonty,Kezia,Lachlan,Mabel,Nuala,Oskar,Pilar,Quentin,Rhian,Sorcha,Tadeusz,Una,Vikram,Wren,Xanthe,Yusuf,Zofia}';
  last_names text[] := '{Abara,Birch,Cadwallader,Dray,Ellery,Farrow,Gaskell,Holt,Ibbotson,Jessop,Kettlewell,Lomax,Merriden,Nye,Oakes,Pascoe,Quayle,Rooke,Sallow,Tregear,Underhill,Vance,Wexford,Yarrow,Zeller}';
  companies text[] := '{"Ferry Road Garage","Kestrel Vans","Low Moor Taxis","Saltmarsh Farms","Penhale Plumbing","Cartwheel Hire"}';
  domains text[] := '{ferryroad.example,kestrelvans.example,lowmoortaxis.example,saltmarsh.example,penhale.example,cartwheel.example}';
  person integer;
  company integer;
  first_name text;
  last_name text;
  address text;
  account uuid;
  new_order bigint;
  moment timestamptz;
BEGIN
  PERFORM setseed(coalesce(nullif(current_setting('estate.seed', true), ''), '0.42')::double precision);
  FOR person IN 1000 .. 999 + people LOOP
    company := 1 + floor(random() * array_length(companies, 1))::integer;
    first_name := first_names[1 + floor(random() * array_length(first_names, 1))::integer];
    last_name := last_names[1 + floor(random() * array_length(last_names, 1))::integer];
    address := lower(first_name || '.' || last_name || '.' || person) || '@' || domains[company];
    moment := timestamptz '2020-01-01 08:00+00' + random() * interval '2000 days';
    INSERT INTO crm.contacts (id, customer_number, first_name, last_name, company, job_title, email, email_standing, phone, phone_standing,
      switchboard, street, town, postcode, source, created_at, record_mark)
    VALUES (person, 'C-' || lpad(person::text, 6, '0'), first_name, last_name, companies[company], 'Buyer', address, 'personal',
      '01632 ' || (959200 + person), 'personal', '01632 960' || (190 + company), person || ' Station Road', 'Anytown',
      'ZZ' || (10 + company) || ' 1ZZ', 'order', moment, crm.record_mark('contact', person));
    INSERT INTO crm.interactions (id, contact_id, kind, at, direction, subject, handled_by, record_mark)
    SELECT person * 10 + n, person, CASE WHEN random() < 0.5 THEN 'email' ELSE 'telephone' END::crm.interaction_kind,
      moment + n * interval '9 days', 'in', 'Enquiry ' || n, 'Sales desk', crm.record_mark('interaction', person * 10 + n)
    FROM generate_series(1, 1 + floor(random() * 4)::integer) AS n;
    IF random() < 0.6 THEN
      account := ('5f0c1d52-8f6b-4d2e-9a53-' || lpad(to_hex(person), 12, '0'))::uuid;
      INSERT INTO portal.accounts (id, email, display_name, password_hash, activated_at, record_mark)
      VALUES (account, address, first_name, '$argon2id$v=19$m=65536,t=3,p=4$' || crm.record_mark('secret', person), moment,
        crm.record_mark('account', person));
      INSERT INTO portal.sessions (id, account_id, started_at, address, browser, country, record_mark)
      VALUES (person, account, moment + interval '1 hour', '198.51.100.77', 'ExampleBrowser 129 (Linux)', 'GB', crm.record_mark('session', person));
    END IF;
    FOR n IN 1 .. floor(random() * 4)::integer LOOP
      new_order := person * 10 + n;
      INSERT INTO sales.orders (id, customer_number, placed_at, delivery_name, total, record_mark)
      VALUES (new_order, 'C-' || lpad(person::text, 6, '0'), moment + n * interval '31 days', first_name || ' ' || last_name,
        round((20 + random() * 900)::numeric, 2), crm.record_mark('order', new_order));
      INSERT INTO sales.order_items (id, order_id, article, quantity, unit_price, record_mark)
      VALUES (new_order, new_order, 'CAR-195-55', 1 + floor(random() * 4)::integer, 88.00, crm.record_mark('item', new_order));
      INSERT INTO sales.invoices (id, order_id, invoice_number, issued_on, billed_to, amount, record_mark)
      SELECT o.id, o.id, 'INV-' || lpad(o.id::text, 6, '0'), o.placed_at::date, o.delivery_name, o.total, crm.record_mark('invoice', o.id)
      FROM sales.orders o WHERE o.id = new_order;
    END LOOP;
    INSERT INTO marketing.preferences (id, email, by_email, by_telephone, by_post, by_web, surveys, consent_source, consented_at, record_mark)
    VALUES (person, address, random() < 0.7, random() < 0.2, random() < 0.4, random() < 0.5, random() < 0.5, 'order form', moment,
      crm.record_mark('preference', person));
    INSERT INTO marketing.campaign_sends (id, preference_id, campaign, channel, sent_at, record_mark)
    VALUES (person, person, 'Spring fleet check', 'email', '2025-03-20 07:00+00', crm.record_mark('send', person));
    IF random() < 0.3 THEN
      INSERT INTO web.visitors (id, email, cookie, first_seen_at, browser, country, telephone_code, record_mark)
      VALUES (person, address, 'v-' || lpad(to_hex(person), 8, '0'), moment, 'ExampleBrowser 129 (Linux)', 'GB', '+44',
        crm.record_mark('visitor', person));
      INSERT INTO web.page_views (id, visitor_id, at, page, record_mark)
      VALUES (person, person, moment, '/', crm.record_mark('page', person));
    END IF;
    IF random() < 0.1 THEN
      INSERT INTO reception.visitor_book (id, arrived_at, visitor_name, company, email, visiting, record_mark)
      VALUES (person, moment, first_name || ' ' || last_name, companies[company], address, 'Sales desk', crm.record_mark('visit', person));
    END IF;
  END LOOP;
END
$$;
