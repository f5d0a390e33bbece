import type { z } from 'zod';
import { normaliseForSearch } from '#lib/text/normalise-for-search.ts';
import { toAsciiDigits } from '#lib/text/to-ascii-digits.ts';
import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';
import type { Bind } from '../levels/list-where.ts';
import { TransferFilter } from './transfer-filter.ts';
import type { TransferStatus } from './transfer-status.ts';

/** A transfer as the list shows it, with the units of all its lines. */
export type TransferRow = {
  id: string;
  number: number;
  status: TransferStatus;
  fromName: string;
  toName: string;
  expectedOn: string | null;
  isLate: boolean;
  wanted: number;
  sent: number;
  received: number;
  underWay: number;
  createdBy: string;
  createdAt: Date;
  sentAt: Date | null;
};

/** A page of transfers, the newest first. */
export type TransferPage = { rows: TransferRow[]; after: string | null; before: string | null };

/** Transfers that match, by keyset pages over their numbers. */
export async function listTransfers(ctx: Ctx, raw: z.input<typeof TransferFilter>): Promise<TransferPage> {
  allow(ctx.actor, 'stock.read');
  const filter = TransferFilter.parse(raw);
  const isBackwards = filter.before !== undefined;
  const found = await readRows(ctx, filter, isBackwards);
  const hasMore = found.length > filter.limit;
  const kept = found.slice(0, filter.limit);
  const rows = isBackwards ? kept.reverse() : kept;
  const cursor = (row: TransferRow | undefined) => (row ? String(row.number) : null);
  return {
    rows,
    after: isBackwards || hasMore ? cursor(rows.at(-1)) : null,
    before: (isBackwards ? hasMore : filter.after !== undefined) ? cursor(rows[0]) : null,
  };
}

async function readRows(ctx: Ctx, filter: TransferFilter, isBackwards: boolean): Promise<TransferRow[]> {
  const values: unknown[] = [];
  const bind: Bind = (value) => `$${values.push(value)}`;
  const today = `(select (${bind(ctx.now)}::timestamptz at time zone b.time_zone)::date from business b)`;
  const { rows } = await ctx.db.$client.query<TransferRow>(
    `select t.id, t.number, t.status, giver.name as "fromName", taker.name as "toName",
       t.expected_on::text as "expectedOn",
       coalesce(t.status in ('sent', 'part_received') and t.expected_on < ${today}, false) as "isLate",
       sums.wanted, sums.sent, sums.received, sums.under_way as "underWay", t.created_by as "createdBy",
       t.created_at as "createdAt", t.sent_at as "sentAt"
     from stock_transfers t join locations giver on giver.id = t.from_location_id
     join locations taker on taker.id = t.to_location_id
     cross join lateral (select coalesce(sum(l.quantity), 0)::integer as wanted, coalesce(sum(l.sent), 0)::integer as sent,
         coalesce(sum(l.received + l.damaged), 0)::integer as received,
         coalesce(sum(l.sent - l.received - l.damaged - l.missing), 0)::integer as under_way
       from stock_transfer_lines l where l.transfer_id = t.id) sums
     where ${conditions(filter, bind).join(' and ')}
     order by t.number ${isBackwards ? 'asc' : 'desc'} limit ${bind(filter.limit + 1)}`,
    values,
  );
  return rows;
}

function conditions(filter: TransferFilter, bind: Bind): string[] {
  const found = ['true'];
  if (filter.statuses.length > 0) found.push(`t.status = any (${bind(filter.statuses)}::text[])`);
  if (filter.fromIds.length > 0) found.push(`t.from_location_id = any (${bind(filter.fromIds)}::uuid[])`);
  if (filter.toIds.length > 0) found.push(`t.to_location_id = any (${bind(filter.toIds)}::uuid[])`);
  if (filter.after !== undefined) found.push(`t.number < ${bind(filter.after)}`);
  if (filter.before !== undefined) found.push(`t.number > ${bind(filter.before)}`);
  const text = normaliseForSearch(filter.search).replace(/^#/, '');
  if (text === '') return found;
  const number = /^\d{1,15}$/.test(text) ? `t.number = ${bind(text)}::bigint or ` : '';
  const sku = bind(toAsciiDigits(filter.search.trim()));
  return [
    ...found,
    `(${number}exists (select from stock_transfer_lines g join variants v on v.id = g.variant_id
      where g.transfer_id = t.id and v.sku = ${sku}))`,
  ];
}
