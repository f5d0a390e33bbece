/** Faults of what channels cost, show and are watched for, with the invariant that must find each. */
export const PLANTED_CHANNEL_FAULTS: [fault: string, statement: string, invariant: string][] = [
  [
    'a day of the statement that nothing adds up to',
    `insert into statement_days (dimension, day, key, units) values ('brand', '2026-03-10', 'Nobody', 1)`,
    'statement-sums-are-sums',
  ],
  [
    'a month of the statement that is not its days',
    'update statement_months set tax_minor = tax_minor + 1',
    'statement-sums-are-sums',
  ],
  [
    'a fee that a cancelled order left on its goods',
    `insert into postings (written_in, kind, at, day, channel_id, order_id, fees_minor) select '1', 'cost', now(), day, channel_id, id, 5 from orders where status = 'cancelled'`,
    'nothing-left-of-cancelled-orders',
  ],
  [
    'goods taken out of an order that go on carrying its costs',
    `update order_lines set quantity = 0 where order_id in (select order_id from order_versions)`,
    'nothing-left-of-removed-goods',
  ],
  [
    'a cost that is not in the ledger',
    `insert into costs (id, kind, channel_id, amount_minor, currency, day) select gen_random_uuid(), 'rent', id, 5, 'EUR', '2026-03-01' from channels limit 1`,
    'costs-are-posted',
  ],
  [
    'a month of rent that nobody bears',
    `with r as (insert into recurring_costs (id, kind, name, amount_minor, currency, key, spread, starts_on, created_at)
     values (gen_random_uuid(), 'rent', 'Shop', 5, 'EUR', 'equal', 'days', '2026-03-01', now()) returning id)
   insert into shared_costs (id, recurring_id, "from", "to", rate, reported_minor, is_final)
     select gen_random_uuid(), id, '2026-03-01', '2026-03-31', 1, 5, true from r`,
    'shared-costs-are-whole',
  ],
  [
    'a campaign’s day that is not booked',
    `insert into ad_spend (id, channel_id, platform, campaign, day, amount_minor, currency, rate, reported_minor, updated_at)
     select gen_random_uuid(), id, 'google', 'Spring', '2026-03-01', 5, 'EUR', 1, 5, now() from channels limit 1`,
    'ad-spend-is-booked',
  ],
  [
    'a refused correction that stands as waiting',
    `with d as (insert into parity_drifts (id, channel_id, external_id, variant_id, kind, theirs, ours, fingerprint, opened_at, seen_at,
         state, decided_at, corrected_in)
       select gen_random_uuid(), c.id, 'x', v.id, 'price', '{}', '{}', '', now(), now(), 'corrected', now(), 'channel'
       from channels c cross join variants v limit 1 returning id, channel_id)
     insert into listing_corrections (id, drift_id, channel_id, external_id, kind, state, wants, asked_by, asked_at, try_at, ended_at, reason)
       select gen_random_uuid(), id, channel_id, 'x', 'price', 'refused', '{}', 'x', now(), now(), now(), 'invalid' from d`,
    'refused-corrections-are-open',
  ],
  [
    'a difference of a listing that nobody knows',
    `insert into parity_drifts (id, channel_id, external_id, variant_id, kind, theirs, ours, fingerprint, opened_at, seen_at)
       select gen_random_uuid(), c.id, 'gone', v.id, 'price', '{}', '{}', '', now(), now()
       from channels c cross join variants v limit 1`,
    'drifts-have-listings',
  ],
  [
    'an alert of a rule that was never written so',
    `insert into alert_rules (id, kind, "limit", cooldown_hours, written_by, written_at) values (gen_random_uuid(), 'jobs', 0, 6, 'x', now()); insert into alerts (id, rule_id, rule_version, opened_at, seen_at, facts) select gen_random_uuid(), id, 9, now(), now(), '{}' from alert_rules`,
    'alerts-have-their-rule',
  ],
  [
    'a third mail of an alert on one day',
    `with r as (insert into alert_rules (id, kind, "limit", cooldown_hours, written_by, written_at) values (gen_random_uuid(), 'jobs', 0, 6, 'x', now()) returning id), u as (insert into users (id, email, name, role) values (gen_random_uuid(), 'told@shop.example', 'Told', 'owner') returning id) insert into alert_mails (rule_id, user_id, at) select r.id, u.id, now() - n * interval '7 hours' from r, u, generate_series(0, 2) n`,
    'alerts-are-told-seldom',
  ],
];
