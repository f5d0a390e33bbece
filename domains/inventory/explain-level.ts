import { allow } from '#domains/team/can.ts';
import { AppError } from '#lib/errors.ts';
import type { Ctx } from '../context.ts';

const PAGE = 50;
const MAX_PAGE = 200;

/** Which figure to explain: on hand of a variant at a location, now or at the end of a past moment. */
export type LevelQuestion = {
  variantId: string;
  locationId: string;
  at?: Date;
  /** From an earlier answer: the movements before these. */
  before?: { at: Date; id: number };
  limit?: number;
};

/** A movement as it changed the figure; `onHand` is what it came to with it. */
export type LevelMovement = {
  id: number;
  at: Date;
  change: number;
  onHand: number;
  reason: string;
  causeKind: string;
  causeId: string | null;
  orderId: string | null;
  orderNumber: number | null;
  otherLocation: string;
  actorName: string;
  note: string | null;
};

/** The figure with the movements that add up to it: `opening` + Σ of the page's changes = `onHand` of its newest. */
export type LevelExplanation = {
  onHand: number;
  movements: LevelMovement[];
  /** What it was before the oldest movement of this page. */
  opening: number;
  next: { at: Date; id: number } | null;
};

const WANTED = 'at <= $3 and (at, id) < ($4::timestamptz, $5::bigint)';

// Each side is read backwards on its own index as far as the page goes; a sum over both would sort all movements first.
const side = (sign: '' | '-', own: string, other: string) => `
  (select id, at, ${sign}quantity as change, ${other} as other_id from stock_movements
   where variant_id = $1 and ${own} = $2 and ${WANTED} order by at desc, id desc limit $6)`;

const sumOf = (own: string) =>
  `(select coalesce(sum(quantity), 0) from stock_movements where variant_id = $1 and ${own} = $2 and ${WANTED})`;

// The balance is summed from the indexes alone; only the page's own rows are read whole.
const EXPLAIN = {
  name: 'explain-level',
  text: `
    with page as (
      select * from (
        ${side('', 'to_location_id', 'from_location_id')} union all ${side('-', 'from_location_id', 'to_location_id')}
      ) sides order by at desc, id desc limit $6
    ),
    until as (select (${sumOf('to_location_id')} - ${sumOf('from_location_id')})::integer as total)
    select page.id, page.at, page.change, m.reason, m.cause_kind as "causeKind", m.cause_id as "causeId",
      m.actor_name as "actorName", m.note, other.name as "otherLocation", o.id as "orderId", o.number as "orderNumber",
      (until.total - coalesce(sum(page.change) over (order by page.at desc, page.id desc
        rows between unbounded preceding and 1 preceding), 0))::integer as "onHand", until.total
    from until left join page on true
    left join stock_movements m on m.id = page.id
    left join locations other on other.id = page.other_id
    left join order_lines line on line.id = m.order_line_id
    left join orders o on o.id = line.order_id
    order by page.at desc, page.id desc`,
};

/**
 * Why a figure is what it is: the movements that add up to on hand, newest first, at any past moment, in pages.
 * @throws INVALID_INPUT for a page beyond 200 movements.
 */
export async function explainLevel(ctx: Ctx, question: LevelQuestion): Promise<LevelExplanation> {
  allow(ctx.actor, 'stock.read');
  const limit = question.limit ?? PAGE;
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_PAGE) {
    throw new AppError('INVALID_INPUT', `limit: a page has 1 to ${MAX_PAGE} movements.`);
  }
  const { variantId, locationId, before } = question;
  const { rows } = await ctx.db.$client.query<LevelMovement & { total: number }>({
    ...EXPLAIN,
    values: [
      variantId,
      locationId,
      question.at ?? 'infinity',
      before?.at ?? 'infinity',
      before?.id ?? Number.MAX_SAFE_INTEGER,
      limit + 1,
    ],
  });
  const total = rows[0]?.total ?? 0;
  const found = rows.filter((row) => row.id !== null).map(({ total: _, ...movement }) => movement);
  const movements = found.slice(0, limit);
  const last = movements.at(-1);
  return {
    onHand: total,
    movements,
    opening: last ? last.onHand - last.change : total,
    next: found.length > limit && last ? { at: last.at, id: last.id } : null,
  };
}
