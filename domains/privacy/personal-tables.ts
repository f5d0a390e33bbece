/** What belongs to a person, and how its rows are found: `$1` are the ids of the person and of everybody merged into them. */
export type PersonalTable = { table: string; where: string; columns?: string };

const OWN = 'customer_id = any ($1::uuid[])';
const OF_ORDERS = 'order_id in (select id from orders where customer_id = any ($1::uuid[]))';
const OF_RETURNS = `return_id in (select id from returns where customer_id = any ($1::uuid[]))`;
const MEMBERS = 'select id from loyalty_members where customer_id = any ($1::uuid[])';
const AS_TEXT = 'any ($1::text[])';

/** Everything that an export of one person holds, in its order. */
export const PERSONAL_TABLES: readonly PersonalTable[] = [
  { table: 'customers', where: 'id = any ($1::uuid[])' },
  { table: 'customer_own', where: OWN },
  { table: 'identities', where: OWN },
  { table: 'identity_claims', where: `(kind, value) in (select kind, value from identities where ${OWN})` },
  { table: 'customer_addresses', where: OWN },
  { table: 'consents', where: OWN },
  { table: 'consent_texts', where: `id in (select text_id from consents where ${OWN})` },
  { table: 'customer_notes', where: OWN },
  { table: 'customer_tasks', where: OWN },
  { table: 'customer_stats', where: OWN },
  { table: 'orders', where: OWN },
  { table: 'order_lines', where: OF_ORDERS },
  { table: 'order_addresses', where: OF_ORDERS },
  { table: 'order_versions', where: OF_ORDERS },
  { table: 'payments', where: OF_ORDERS },
  { table: 'refunds', where: OF_ORDERS },
  { table: 'shipments', where: OF_ORDERS },
  { table: 'claims', where: OF_ORDERS },
  { table: 'returns', where: OWN },
  { table: 'return_lines', where: OF_RETURNS },
  { table: 'carts', where: OWN },
  { table: 'touches', where: OWN },
  {
    table: 'touch_events',
    where: `anonymous_id in (select value from identities where kind = 'device' and ${OWN})
      or user_id in (select split_part(value, ':', 2) from identities where kind = 'external' and ${OWN})`,
  },
  { table: 'customer_predictions', where: OWN },
  { table: 'segment_members', where: OWN },
  { table: 'segment_changes', where: OWN },
  { table: 'loyalty_members', where: OWN },
  { table: 'loyalty_accounts', where: `member_id in (${MEMBERS})` },
  { table: 'loyalty_happenings', where: `member_id in (${MEMBERS})` },
  {
    table: 'loyalty_entries',
    where: `account_id in (select id from loyalty_accounts where member_id in (${MEMBERS}))`,
  },
  { table: 'loyalty_lots', where: `member_id in (${MEMBERS})` },
  { table: 'order_points', where: OF_ORDERS },
  { table: 'order_point_lots', where: OF_ORDERS },
  { table: 'customer_merges', where: 'survivor_id = any ($1::uuid[]) or merged_id = any ($1::uuid[])' },
  { table: 'link_reviews', where: 'first_id = any ($1::uuid[]) or second_id = any ($1::uuid[])' },
  {
    table: 'inbox',
    columns: `id, channel_id, topic, received_at, status, encode(body, 'base64') as body_base64`,
    where: `(subject_kind = 'customer' and subject_id = ${AS_TEXT}) or (subject_kind = 'order' and subject_id in (
      select id::text from orders where ${OWN}))`,
  },
  { table: 'audit_log', where: `subject_kind = 'customer' and subject_id = ${AS_TEXT}` },
  { table: 'events', where: `subject_kind = 'customer' and subject_id = ${AS_TEXT}` },
];

/** Tables that name a person and say nothing about them that the export does not hold already, and why. */
export const NOT_EXPORTED: Readonly<Record<string, string>> = {
  board_tail: 'whose orders are to be counted again',
  churn_people: 'what is foretold of a person, once more, as it is added up',
  churn_tail: 'who is to be counted again',
  customer_months: 'the amounts of orders, once more, by month',
  erasures: 'who was erased is not there to be told',
  fact_origins: 'which of two merged records a row came from: the way back of customer_merges',
  first_orders: 'which of the orders was the first',
  match_keys: 'made of identities and names, for comparing',
  misplaced_facts: 'rows that wait to be given back after a merge was undone',
  postings: 'the amounts of orders and returns, once more',
  retention_days: 'the amounts of orders, once more, by day',
  retention_people: 'the first orders of a person, counted',
  retention_tail: 'who is to be counted again',
  prediction_runs: 'how far a run over all customers has come',
  segment_dirty: 'who is to be looked at again',
  segment_moves: 'whose amounts are to be counted again',
  segment_people: 'their segments, once more',
};
