import type { Statement } from '#lib/new-statement.ts';
import type { Actor } from '../context.ts';
import type { CustomerFilter } from './list-filter.ts';
import { seesContact } from './mask-contact.ts';
import { loyaltyConditions } from './searching/loyalty-conditions.ts';
import { outlookConditions } from './searching/outlook-conditions.ts';
import { type SearchReach, searchCondition } from './searching/search-condition.ts';

/** Who reads the list, and when. */
export type Reader = { now: Date; actor: Actor };

const DAY_MS = 86_400_000;

/**
 * The conditions that a filter sets on `customers c` and its `customer_stats s` (which may be missing), all to be met.
 * People who were merged into others or erased are never listed. Who may not see how to reach people cannot find them by
 * it either: their search looks into names alone. `reach` says whether the words of a search are meant as they are spelt,
 * as they sound, or both.
 */
export function customerConditions(
  filter: CustomerFilter,
  { now, actor }: Reader,
  { bind }: Statement,
  reach: SearchReach = 'both',
): string[] {
  const conditions = ['c.merged_into is null', 'c.erased_at is null'];
  if (filter.ids.length > 0) conditions.push(`c.id = any (${bind(filter.ids)}::uuid[])`);
  if (filter.channelIds.length > 0) {
    conditions.push(
      `exists (select from orders o where o.customer_id = c.id and o.channel_id = any (${bind(filter.channelIds)}::uuid[]))`,
    );
  }
  if (filter.countries.length > 0) conditions.push(`c.country = any (${bind(filter.countries)}::text[])`);
  if (filter.tags.length > 0) conditions.push(`c.tags <> '{}' and c.tags && ${bind(filter.tags)}::text[]`);
  if (filter.orderCounts.length > 0) {
    conditions.push(`(${filter.orderCounts.map((count) => COUNTS[count]).join(' or ')})`);
  }
  if (filter.segmentId) {
    conditions.push(
      `exists (select from segment_members m where m.segment_id = ${bind(filter.segmentId)}::uuid and m.customer_id = c.id)`,
    );
  }
  conditions.push(...lastOrderConditions(filter, now, bind));
  conditions.push(...outlookConditions(filter, now, bind), ...loyaltyConditions(filter, now, bind));
  // Who never bought stands for nothing; above that the bare column lets its index help.
  if (filter.minMinor !== undefined)
    conditions.push(`${filter.minMinor > 0 ? 's.net_minor' : NET} >= ${bind(filter.minMinor)}`);
  if (filter.maxMinor !== undefined) conditions.push(`${NET} <= ${bind(filter.maxMinor)}`);
  const search = searchCondition(filter.search, { reach, isContactSeen: seesContact(actor), bind });
  return search ? [...conditions, search] : conditions;
}

/**
 * Those of the conditions that bound the column which the list is in the order of, so that a walk along its index begins
 * where they begin.
 */
export function keyConditions(
  filter: CustomerFilter,
  { key, now }: { key: string; now: Date },
  statement: Statement,
): string[] {
  if (key === 's.last_order_at') return lastOrderConditions(filter, now, statement.bind);
  if (key !== 's.net_minor') return [];
  const { minMinor, maxMinor } = filter;
  return [
    ...(minMinor === undefined ? [] : [`${key} >= ${statement.bind(minMinor)}`]),
    ...(maxMinor === undefined ? [] : [`${key} <= ${statement.bind(maxMinor)}`]),
  ];
}

const NET = 'coalesce(s.net_minor, 0)';

const COUNTS: Record<CustomerFilter['orderCounts'][number], string> = {
  none: 's.orders is null or s.orders = 0',
  once: 's.orders = 1',
  few: 's.orders between 2 and 4',
  many: 's.orders >= 5',
};

function lastOrderConditions(filter: CustomerFilter, now: Date, bind: Statement['bind']): string[] {
  const conditions: string[] = [];
  const startOf = (day: string, more: number) =>
    `((${bind(day)}::date + ${more})::timestamp at time zone (select b.time_zone from business b))`;
  if (filter.lastOrder) {
    const days = Number(filter.lastOrder.replace(/\D/g, ''));
    const since = bind(new Date(now.getTime() - days * DAY_MS));
    conditions.push(`s.last_order_at ${filter.lastOrder.startsWith('in') ? '>=' : '<'} ${since}`);
  }
  if (filter.from) conditions.push(`s.last_order_at >= ${startOf(filter.from, 0)}`);
  if (filter.to) conditions.push(`s.last_order_at < ${startOf(filter.to, 1)}`);
  return conditions;
}
