import type { CustomerFilter } from '../list-filter.ts';

type Bind = (value: unknown) => string;

const DAYS_AHEAD = { in30: 30, in90: 90 };

const ALIVE: Record<CustomerFilter['alive'][number], string> = {
  high: 'p.p_alive >= 0.8',
  middle: 'p.p_alive >= 0.5 and p.p_alive < 0.8',
  low: 'p.p_alive < 0.5',
};

const EXPECTED: Record<CustomerFilter['expected'][number], string> = {
  under1: 'p.orders365 < 1',
  from1to3: 'p.orders365 >= 1 and p.orders365 < 3',
  over3: 'p.orders365 >= 3',
};

/**
 * The conditions of a filter that ask what is foretold of a person, over `customers c`. A chance or an expectation is one
 * only where the past says enough; the next purchase is told by the business's day of `now`.
 */
export function outlookConditions(filter: CustomerFilter, now: Date, bind: Bind): string[] {
  const asked = foretoldConditions(filter, now, bind);
  if (asked.length === 0) return [];
  return [
    `exists (select from customer_predictions p where p.customer_id = c.id and ${asked.join(' and ')})`,
  ];
}

/** The same conditions over `customer_predictions p` itself. */
export function foretoldConditions(filter: CustomerFilter, now: Date, bind: Bind): string[] {
  return [
    ...(filter.groups.length > 0 ? [`p.rfm_group = any (${bind(filter.groups)}::text[])`] : []),
    ...enough(filter.alive.map((one) => ALIVE[one])),
    ...enough(filter.expected.map((one) => EXPECTED[one])),
    ...(filter.next ? [nextCondition(filter.next, `business_day(${bind(now)}::timestamptz)`)] : []),
  ];
}

function enough(any: readonly string[]): string[] {
  return any.length === 0 ? [] : [`p.is_enough and (${any.map((one) => `(${one})`).join(' or ')})`];
}

function nextCondition(next: NonNullable<CustomerFilter['next']>, today: string): string {
  if (next === 'now') return `p.next_from_on <= ${today} and coalesce(p.next_until_on >= ${today}, true)`;
  if (next === 'missed') return `p.next_until_on < ${today}`;
  return `p.next_from_on > ${today} and p.next_from_on <= ${today} + ${DAYS_AHEAD[next]}`;
}
