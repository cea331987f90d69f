-- The people of the sample cases, and Priya's namesake. Ids below 1000 are theirs; `others.sql` begins at 1000.

INSERT INTO crm.contacts (id, customer_number, first_name, last_name, company, job_title, email, email_standing, phone, phone_standing,
  switchboard, street, town, postcode, country, address_standing, social_username, tags, source, created_at, record_mark)
SELECT p.id, 'C-' || lpad(p.id::text, 6, '0'), p.first_name, p.last_name, p.company, p.job_title, p.email, p.email_standing::crm.standing,
  p.phone, p.phone_standing::crm.standing, p.switchboard, p.street, p.town, p.postcode, p.country, p.address_standing::crm.standing,
  p.social_username, p.tags::text[], p.source, p.created_at::timestamptz, crm.record_mark('contact', p.id)
FROM (VALUES
  (1, 'Priya', 'Nandakumar', 'Harbour Tyres', 'Fleet manager', 'priya.nandakumar@harbourtyres.example', 'personal', '01632 960101',
    'personal', '01632 960100', '12 Quay Street', 'Fleetmouth', 'ZZ1 1AA', 'GB', 'personal', '@priya_fleet', '{fleet,key-contact}', 'portal', '2023-02-14 09:30+00'),
  (2, 'Gareth', 'Pugh', NULL, NULL, 'gareth.pugh@valleypost.example', 'personal', '01632 960102',
    'personal', NULL, '3 Chapel Row', 'Cwmbryn', 'ZZ2 2BB', 'GB', 'personal', NULL, '{brochure}', 'order', '2021-11-03 14:05+00'),
  (3, 'Moira', 'Lenox', 'Harbour Tyres', 'Purchasing', 'moira.lenox@harbourtyres.example', 'leaver', '01632 960103',
    'unconfirmed', '01632 960100', '12 Quay Street', 'Fleetmouth', 'ZZ1 1AA', 'GB', 'role', NULL, '{fleet}', 'contact', '2020-06-22 11:00+00'),
  (4, 'Danuta', 'Wójcik', 'Bałtyk Serwis', 'Owner', 'danuta.wojcik@baltykserwis.example', 'personal', NULL,
    'unconfirmed', NULL, 'ul. Portowa 8', 'Gdańsk', '80-001', 'PL', 'personal', NULL, '{export}', 'order', '2022-03-09 08:15+00'),
  (5, 'Callum', 'Reid', 'Reid & Daughter', 'Partner', 'callum@reidanddaughter.example', 'personal', '01632 960105',
    'personal', NULL, '40 Mill Brae', 'Strathlinn', 'ZZ5 5EE', 'GB', 'personal', '@callumreid', '{newsletter}', 'portal', '2023-09-01 16:45+00'),
  (6, 'Aisha', 'Rahman', 'Northgate Couriers', 'Operations lead', 'aisha.rahman@northgatecouriers.example', 'personal', '01632 960106',
    'personal', '01632 960160', '7 Depot Way', 'Northgate', 'ZZ6 6FF', 'GB', 'role', NULL, '{fleet,analytics}', 'contact', '2022-08-18 10:20+00'),
  (7, 'Ben', 'Ashdown', NULL, NULL, 'ben.ashdown@fieldmail.example', 'personal', '01632 960107',
    'family', NULL, '21 Orchard Close', 'Westerleigh', 'ZZ7 7GG', 'GB', 'family', NULL, '{}', 'order', '2021-01-30 12:00+00'),
  (8, 'Derek', 'Flynn', 'Optimised Group', 'Former employee', 'derek.flynn@homemail.example', 'personal', '01632 960109',
    'personal', NULL, '5 Tern Road', 'Sandhaven', 'ZZ8 8HH', 'GB', 'personal', NULL, '{former-employee}', 'contact', '2019-04-11 09:00+00'),
  (9, 'Accounts', 'Harbour Tyres', 'Harbour Tyres', NULL, 'accounts@harbourtyres.example', 'role', '01632 960100',
    'shared', '01632 960100', '12 Quay Street', 'Fleetmouth', 'ZZ1 1AA', 'GB', 'role', NULL, '{billing}', 'order', '2020-06-22 11:05+00'),
  (10, 'Whitlock', 'Claims', 'Whitlock Claims', 'Agent', 'claims@whitlockclaims.example', 'role', '01632 960110',
    'shared', '01632 960110', '1 Temple Yard', 'Castlebridge', 'ZZ9 9JJ', 'GB', 'role', NULL, '{agent}', 'contact', '2024-05-02 13:30+00'),
  (11, 'Priya', 'Nandakumar', 'Tideway Freight', 'Clerk', 'priya.nandakumar@tidewayfreight.example', 'personal', '01632 960111',
    'personal', NULL, '88 Lock Lane', 'Tideway', 'ZZ3 3CC', 'GB', 'personal', NULL, '{}', 'contact', '2024-01-12 15:10+00')
) AS p (id, first_name, last_name, company, job_title, email, email_standing, phone, phone_standing, switchboard, street, town,
  postcode, country, address_standing, social_username, tags, source, created_at);

INSERT INTO crm.interactions (id, contact_id, kind, at, direction, subject, notes, handled_by, details, record_mark)
SELECT i.id, i.contact_id, i.kind::crm.interaction_kind, i.at::timestamptz, i.direction, i.subject, i.notes, i.handled_by,
  i.details::jsonb, crm.record_mark('interaction', i.id)
FROM (VALUES
  (1, 1, 'telephone', '2025-03-04 10:12+00', 'in', 'Quote for van tyres', 'Asked for twelve; prefers email.', 'Sales desk', '{"minutes": 6, "recorded": true}'),
  (2, 1, 'email', '2025-03-04 11:02+00', 'out', 'Your quote', NULL, 'Sales desk', '{"attachments": ["quote.pdf"]}'),
  (3, 1, 'meeting', '2025-06-17 13:00+00', 'in', 'Fleet review at Lancaster House', 'Happy with the service; wants monthly figures.', 'Account manager', '{"present": 3}'),
  (4, 1, 'social', '2025-08-29 18:40+00', 'in', 'Comment on a post', 'Asked about winter stock.', 'Marketing', '{"network": "example"}'),
  (5, 2, 'telephone', '2024-10-21 09:41+00', 'in', 'Catalogue', 'Wants the catalogue by email.', 'Sales desk', '{"minutes": 2}'),
  (6, 3, 'email', '2023-01-16 15:22+00', 'in', 'Change of buyer', 'Says that she is moving on in February.', 'Sales desk', '{}'),
  (7, 4, 'email', '2024-02-08 07:55+00', 'in', 'Zamówienie', 'Delivery to Gdańsk.', 'Export desk', '{"language": "pl"}'),
  (8, 5, 'email', '2025-09-12 12:31+00', 'in', 'Newsletter', NULL, 'Marketing', '{}'),
  (9, 6, 'telephone', '2025-05-20 08:30+00', 'out', 'Service call', 'Away until June.', 'Account manager', '{"minutes": 11, "analysed": true}'),
  (10, 7, 'telephone', '2022-07-19 17:05+00', 'in', 'Delivery delayed', NULL, 'Sales desk', '{"minutes": 4}'),
  (11, 8, 'email', '2024-12-02 10:10+00', 'in', 'Reference', 'Asked for an employment reference.', 'Human resources', '{}'),
  (12, 10, 'email', '2024-05-02 13:32+00', 'in', 'Letter of authority for Mr Ashdown', 'Authority runs out on 2024-11-02.', 'Office', '{}'),
  (13, 11, 'telephone', '2025-01-22 09:15+00', 'in', 'Opening hours', NULL, 'Sales desk', '{"minutes": 1}')
) AS i (id, contact_id, kind, at, direction, subject, notes, handled_by, details);

INSERT INTO portal.accounts (id, email, display_name, password_hash, recovery, activated_at, last_login_at, record_mark)
SELECT p.id::uuid, p.email, p.display_name, '$argon2id$v=19$m=65536,t=3,p=4$' || crm.record_mark('secret', p.number),
  jsonb_build_object('question', p.question, 'token', crm.record_mark('recovery-secret', p.number)), p.activated_at::timestamptz,
  p.last_login_at::timestamptz, crm.record_mark('account', p.number)
FROM (VALUES
  ('5f0c1d52-8f6b-4d2e-9a53-0c1e5a000001', 1, 'Priya.Nandakumar@HarbourTyres.example', 'Priya N', 'First car', '2023-02-14 09:41+00', '2025-10-30 08:02+00'),
  ('5f0c1d52-8f6b-4d2e-9a53-0c1e5a000005', 5, 'callum@reidanddaughter.example', 'Callum', 'First school', '2023-09-01 16:50+00', '2025-09-12 12:20+00'),
  ('5f0c1d52-8f6b-4d2e-9a53-0c1e5a000006', 6, 'aisha.rahman@northgatecouriers.example', 'Aisha', 'Home town', '2022-08-18 10:31+00', '2025-05-02 07:58+00')
) AS p (id, number, email, display_name, question, activated_at, last_login_at);

INSERT INTO portal.sessions (id, account_id, started_at, address, browser, country, record_mark)
SELECT s.id, s.account_id::uuid, s.started_at::timestamptz, s.address::inet, s.browser, 'GB', crm.record_mark('session', s.id)
FROM (VALUES
  (1, '5f0c1d52-8f6b-4d2e-9a53-0c1e5a000001', '2025-10-29 16:20+00', '192.0.2.17', 'ExampleBrowser 130 (Linux)'),
  (2, '5f0c1d52-8f6b-4d2e-9a53-0c1e5a000001', '2025-10-30 08:02+00', '192.0.2.17', 'ExampleBrowser 130 (Linux)'),
  (3, '5f0c1d52-8f6b-4d2e-9a53-0c1e5a000005', '2025-09-12 12:20+00', '198.51.100.5', 'ExampleBrowser 128 (phone)'),
  (4, '5f0c1d52-8f6b-4d2e-9a53-0c1e5a000006', '2025-05-02 07:58+00', '203.0.113.60', 'ExampleBrowser 127 (Linux)')
) AS s (id, account_id, started_at, address, browser);

INSERT INTO sales.orders (id, customer_number, placed_at, delivery_name, delivery_postcode, total, note, record_mark)
SELECT o.id, 'C-' || lpad(o.contact::text, 6, '0'), o.placed_at::timestamptz, o.delivery_name, o.postcode, o.total, o.note,
  crm.record_mark('order', o.id)
FROM (VALUES
  (1, 1, '2024-11-18 10:00+00', 'Priya Nandakumar, Harbour Tyres', 'ZZ1 1AA', 1482.00, 'Deliver to bay 2 before ten'),
  (2, 1, '2025-03-06 09:20+00', 'Priya Nandakumar, Harbour Tyres', 'ZZ1 1AA', 2210.40, NULL),
  (3, 2, '2021-11-03 14:10+00', 'Gareth Pugh', 'ZZ2 2BB', 88.00, 'Leave with the neighbour'),
  (4, 4, '2022-03-09 08:20+00', 'Danuta Wójcik', '80-001', 640.00, NULL),
  (5, 4, '2024-02-09 09:00+00', 'Danuta Wójcik', '80-001', 512.50, 'Faktura na firmę'),
  (6, 5, '2025-02-01 11:11+00', 'Callum Reid', 'ZZ5 5EE', 199.99, NULL),
  (7, 6, '2025-04-28 06:45+00', 'Northgate Couriers, A. Rahman', 'ZZ6 6FF', 3075.00, NULL),
  (8, 7, '2022-07-11 19:30+00', 'Ben Ashdown', 'ZZ7 7GG', 145.00, NULL),
  (9, 11, '2024-09-09 09:09+00', 'P. Nandakumar, Tideway Freight', 'ZZ3 3CC', 410.00, NULL)
) AS o (id, contact, placed_at, delivery_name, postcode, total, note);

INSERT INTO sales.order_items (id, order_id, article, quantity, unit_price, engraving, record_mark)
SELECT i.id, i.order_id, i.article, i.quantity, i.unit_price, i.engraving, crm.record_mark('item', i.id)
FROM (VALUES
  (1, 1, 'VAN-215-65', 12, 98.50, NULL), (2, 1, 'FIT-MOBILE', 12, 25.00, NULL), (3, 2, 'VAN-225-70', 16, 118.15, NULL),
  (4, 2, 'GAUGE-PRO', 4, 79.99, 'P.N.'), (5, 3, 'CAR-195-55', 1, 88.00, NULL), (6, 4, 'VAN-215-65', 6, 106.67, NULL),
  (7, 5, 'VAN-215-65', 5, 102.50, NULL), (8, 6, 'GAUGE-PRO', 1, 199.99, 'Reid'), (9, 7, 'VAN-225-70', 25, 123.00, NULL),
  (10, 8, 'CAR-205-60', 1, 145.00, NULL), (11, 9, 'VAN-195-70', 4, 102.50, NULL)
) AS i (id, order_id, article, quantity, unit_price, engraving);

INSERT INTO sales.invoices (id, order_id, invoice_number, issued_on, billed_to, amount, paid_on, record_mark)
SELECT o.id, o.id, 'INV-' || lpad(o.id::text, 6, '0'), (o.placed_at + interval '1 day')::date, o.delivery_name, o.total,
  (o.placed_at + interval '20 days')::date, crm.record_mark('invoice', o.id)
FROM sales.orders o;

INSERT INTO marketing.preferences (id, email, phone, by_email, by_telephone, by_post, by_web, surveys, consent_source, consented_at, interests,
  record_mark)
SELECT m.id, m.email, m.phone, m.by_email, m.by_telephone, m.by_post, m.by_web, m.surveys, m.consent_source, m.consented_at::timestamptz,
  m.interests::text[], crm.record_mark('preference', m.id)
FROM (VALUES
  (1, 'priya.nandakumar@harbourtyres.example', '01632 960101', true, false, true, true, true, 'portal', '2023-02-14 09:41+00', '{tyres,"fleet care"}'),
  (2, 'gareth.pugh@valleypost.example', '01632 960102', true, false, true, false, false, 'order form', '2021-11-03 14:10+00', '{tyres}'),
  (3, 'moira.lenox@harbourtyres.example', NULL, true, false, false, false, false, 'telephone', '2020-06-22 11:00+00', '{}'),
  (4, 'danuta.wojcik@baltykserwis.example', NULL, true, false, false, false, false, 'order form', '2022-03-09 08:20+00', '{tyres}'),
  (5, 'callum@reidanddaughter.example', '01632 960105', true, true, false, true, true, 'portal', '2023-09-01 16:50+00', '{gauges}'),
  (6, 'aisha.rahman@northgatecouriers.example', '01632 960106', true, true, true, true, true, 'telephone', '2022-08-18 10:20+00', '{tyres,analytics}'),
  -- Never a customer: the number came on a list that a mailing partner supplied (case 10).
  (7, NULL, '01632 960120', false, true, false, false, false, 'list: Brightpost Mailing', NULL, '{}')
) AS m (id, email, phone, by_email, by_telephone, by_post, by_web, surveys, consent_source, consented_at, interests);

UPDATE marketing.preferences AS p SET first_name = c.first_name, last_name = c.last_name, postcode = c.postcode,
  mailing_number = 'OG-' || (20415 + p.id)
FROM crm.contacts AS c WHERE p.by_post AND lower(c.email) = lower(p.email);

INSERT INTO marketing.campaign_sends (id, preference_id, campaign, channel, sent_at, opened_at, record_mark)
SELECT c.id, c.preference_id, c.campaign, c.channel, c.sent_at::timestamptz, c.opened_at::timestamptz, crm.record_mark('send', c.id)
FROM (VALUES
  (1, 1, 'Spring fleet check', 'email', '2025-03-20 07:00+00', '2025-03-20 08:14+00'), (2, 1, 'Winter brochure', 'post', '2025-10-06 07:00+00', NULL),
  (3, 2, 'Winter brochure', 'post', '2025-10-06 07:00+00', NULL), (4, 5, 'Newsletter 41', 'email', '2025-09-11 07:00+00', '2025-09-12 12:18+00'),
  (5, 6, 'Spring fleet check', 'email', '2025-03-20 07:00+00', NULL), (6, 7, 'Introductory call', 'telephone', '2025-10-14 10:30+00', NULL)
) AS c (id, preference_id, campaign, channel, sent_at, opened_at);

INSERT INTO marketing.survey_responses (id, preference_id, survey, answered_at, answers, record_mark)
VALUES
  (1, 1, 'Service 2025', '2025-06-18 09:00+00', '{"recommend": 9, "comment": "Quick and friendly."}', crm.record_mark('survey', 1)),
  (2, 5, 'Service 2025', '2025-06-19 20:10+00', '{"recommend": 7, "comment": null}', crm.record_mark('survey', 2));

INSERT INTO web.visitors (id, email, cookie, first_seen_at, browser, country, telephone_code, record_mark)
VALUES
  (1, 'priya.nandakumar@harbourtyres.example', 'v-7d1f0001', '2023-02-10 19:22+00', 'ExampleBrowser 130 (Linux)', 'GB', '+44', crm.record_mark('visitor', 1)),
  (2, 'callum@reidanddaughter.example', 'v-7d1f0002', '2023-08-30 21:00+00', 'ExampleBrowser 128 (phone)', 'GB', '+44', crm.record_mark('visitor', 2)),
  (3, 'danuta.wojcik@baltykserwis.example', 'v-7d1f0003', '2022-03-01 06:31+00', 'ExampleBrowser 110 (Linux)', 'PL', '+48', crm.record_mark('visitor', 3));

INSERT INTO web.page_views (id, visitor_id, at, page, referrer, search_terms, advertisement, record_mark)
VALUES
  (1, 1, '2025-10-29 16:12+00', '/fleet', 'https://search.example/', 'fleet tyres blackpool', NULL, crm.record_mark('page', 1)),
  (2, 1, '2025-10-29 16:15+00', '/portal', NULL, NULL, 'winter-banner', crm.record_mark('page', 2)),
  (3, 2, '2025-09-12 12:19+00', '/newsletter', NULL, NULL, NULL, crm.record_mark('page', 3)),
  (4, 3, '2024-02-07 21:47+00', '/export', 'https://search.example/', 'opony dostawcze', NULL, crm.record_mark('page', 4));

INSERT INTO reception.visitor_book (id, arrived_at, left_at, visitor_name, company, email, phone, visiting, vehicle, record_mark)
VALUES
  (1, '2025-06-17 12:50+00', '2025-06-17 14:35+00', 'P. Nandakumar', 'Harbour Tyres', 'priya.nandakumar@harbourtyres.example', NULL, 'Account manager', 'ZZ68 HBT', crm.record_mark('visit', 1)),
  (2, '2025-02-11 09:05+00', '2025-02-11 09:50+00', 'Aisha Rahman', 'Northgate Couriers', NULL, '+44 1632 960106', 'Account manager', NULL, crm.record_mark('visit', 2)),
  (3, '2023-07-04 10:00+00', NULL, 'Derek Flynn', NULL, NULL, '01632960109', 'Human resources', NULL, crm.record_mark('visit', 3));
