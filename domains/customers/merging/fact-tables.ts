/** A table whose rows are about a customer, and how they follow when people are merged or taken apart. */
export type FactTable = {
  table: string;
  key: string;
  /** Columns of which a person may have each value once: a row that the survivor has too stays where it lies. */
  once?: readonly string[];
  /** Rows that merging makes itself: they are made anew and follow nobody. */
  except?: string;
  /** Whose a later row `t` is, in SQL over `owners (kind, value, origin)`; null where nothing says. */
  clue?: string;
  /** Later rows that need no question when nobody knows whose they are. */
  unasked?: string;
};

/** The one owner that the condition leaves, or nobody. */
const ownerWhere = (condition: string, from = 'owners o') =>
  `(select min(o.origin::text)::uuid from ${from} where ${condition} having count(distinct o.origin) = 1)`;
const DIGITS_OF = (text: string) => `regexp_replace(${text}, '[^0-9]', '', 'g')`;
const BY_PHONE = (text: string) =>
  `o.kind = 'phone' and position(right(o.value, 9) in ${DIGITS_OF(text)}) > 0`;
const BY_ORDER = `(select f.origin_id from fact_origins f
  where f.table_name = 'orders' and f.row_key = t.order_id::text and not f.is_unsure)`;

/** Rows that move with a person. Orders come first, for what belongs to an order follows it. */
export const FACT_TABLES: readonly FactTable[] = [
  {
    table: 'orders',
    key: 'id',
    clue: `coalesce(
      ${ownerWhere(`(o.kind = 'email' and position(o.value in t.search) > 0) or (${BY_PHONE('t.search')})`)},
      ${ownerWhere(
        `o.kind = 'external' and split_part(o.value, ':', 1) = ch.slug and ch.id = t.channel_id`,
        'owners o cross join channels ch',
      )})`,
  },
  { table: 'returns', key: 'id', clue: BY_ORDER },
  {
    table: 'touches',
    key: 'id',
    clue: `coalesce(${BY_ORDER}, ${ownerWhere(`o.kind = 'device' and o.value = t.anonymous_id`)})`,
  },
  {
    table: 'carts',
    key: 'id',
    clue: `coalesce(${BY_ORDER}, ${ownerWhere(`o.kind = 'device' and o.value = t.anonymous_id`)})`,
  },
  // A membership stays whole: points that come while two are one go to the one that collects.
  { table: 'loyalty_members', key: 'id', unasked: 'true' },
  { table: 'identities', key: 'id', once: ['kind', 'value'] },
  {
    table: 'customer_addresses',
    key: 'id',
    clue: ownerWhere(BY_PHONE(`coalesce(t.phone, '')`)),
  },
  { table: 'consents', key: 'id', except: `t.source = 'merge'`, unasked: 'not t.is_granted' },
  { table: 'customer_notes', key: 'id' },
  { table: 'customer_tasks', key: 'id' },
];

/** Tables with a customer that do not move by themselves: sums and predictions, what follows the order, and the merges themselves. */
export const FOLLOWING_TABLES: readonly string[] = [
  'postings',
  'customer_stats',
  'customer_predictions',
  'match_keys',
  'link_reviews',
  'customer_merges',
  'customer_own',
  'fact_origins',
  'misplaced_facts',
  'segment_members',
  'segment_changes',
  'segment_dirty',
  'segment_moves',
  'segment_people',
  'first_orders',
  'customer_months',
  'board_tail',
  'churn_people',
  'churn_tail',
  'retention_tail',
  'retention_people',
  'retention_days',
];
