import { AppError } from '#lib/errors.ts';
import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';
import { FACT_TABLES } from './fact-tables.ts';
import { MergeInput } from './input.ts';

/** One of the two before a merge. */
export type MergeSide = { id: string; number: number; name: string; orders: number };

/** What a merge would do: who stays, what moves, and which consents the stricter word of the other takes back. */
export type MergePreview = {
  survivor: MergeSide;
  merged: MergeSide;
  moves: { table: string; rows: number }[];
  refused: { purpose: string; way: string }[];
};

/** What would happen if these two were merged; changes nothing. @throws NOT_FOUND for people who are gone or merged. */
export async function previewMerge(
  ctx: Ctx,
  raw: { survivorId: string; mergedId: string },
): Promise<MergePreview> {
  allow(ctx.actor, 'customer.merge');
  const { survivorId, mergedId } = MergeInput.parse(raw);
  const counts = FACT_TABLES.map(
    ({ table }) =>
      `select '${table}' as "table", count(*)::integer as rows from ${table} where customer_id = $1`,
  );
  const [sides, moves, refused] = await Promise.all([
    ctx.db.$client.query<MergeSide>(
      `select c.id, c.number, c.name, coalesce(s.orders, 0) as orders
       from customers c left join customer_stats s on s.customer_id = c.id
       where c.id = any ($1::uuid[]) and c.merged_into is null and c.erased_at is null`,
      [[survivorId, mergedId]],
    ),
    ctx.db.$client.query<{ table: string; rows: number }>(counts.join(' union all '), [mergedId]),
    ctx.db.$client.query<{ purpose: string; way: string }>(
      `with own as (
         select distinct on (customer_id, purpose, way) customer_id, purpose, way, is_granted
         from consents where customer_id = any ($1::uuid[]) order by customer_id, purpose, way, at desc, id desc)
       select purpose, way from own group by purpose, way
       having bool_or(is_granted) and bool_or(not is_granted) order by purpose, way`,
      [[survivorId, mergedId]],
    ),
  ]);
  const survivor = sides.rows.find(({ id }) => id === survivorId);
  const merged = sides.rows.find(({ id }) => id === mergedId);
  if (!survivor || !merged || survivor === merged) {
    throw new AppError('NOT_FOUND', 'One of the two is not there any more.', {
      details: { reason: 'gone', thing: 'other' },
    });
  }
  return { survivor, merged, moves: moves.rows.filter(({ rows }) => rows > 0), refused: refused.rows };
}
