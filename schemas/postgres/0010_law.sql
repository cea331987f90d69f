-- What the officer decides under the law beside answers: extensions, questions, fees, withdrawals, exemptions, complaints.

INSERT INTO habeas.event_kind (kind, actor) VALUES
  ('clarification.requested', 'dpo'),
  ('clarification.answered', 'dpo'),
  ('deadline.extended', 'dpo'),
  ('fee.requested', 'dpo'),
  ('fee.paid', 'dpo'),
  ('right.withdrawn', 'dpo'),
  ('exemption.applied', 'dpo'),
  ('complaint.concluded', 'dpo'),
  -- A question or an extension counts from the sending of its notice.
  ('clock.stated', 'response-dispatch'),
  -- A question that nobody answered is put once more.
  ('notice.requested', 'timekeeper');
