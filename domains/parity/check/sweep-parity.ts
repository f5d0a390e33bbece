import { z } from 'zod';
import { command } from '../../command.ts';
import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';
import { takeTurn } from './check-parity.ts';
import { checkVariants, eventsOf } from './check-variants.ts';

const AT_ONCE = 1_000;

/** What a sweep came to. */
export type Swept = { variants: number; listings: number; opened: number; ended: number };

const sweepSome = command('parity.check', {
  input: z.strictObject({}),
  run: async (tx, _, { now }) => {
    const today = await takeTurn(tx, now);
    const { rows } = await tx.$client.query<{ id: string }>(
      `select variant_id as id from listing_facts
       where variant_id > coalesce((select swept_to from parity_turn), '00000000-0000-0000-0000-000000000000')
       group by variant_id order by variant_id limit $1`,
      [AT_ONCE],
    );
    const variantIds = rows.map((row) => row.id);
    const next = variantIds.length === AT_ONCE ? variantIds.at(-1)! : null;
    await tx.$client.query('update parity_turn set swept_to = $1', [next]);
    const { listings, opened, ended } = await checkVariants(tx, variantIds, { now, today });
    const result = {
      isOver: next === null,
      variants: variantIds.length,
      listings,
      opened: opened.length,
      ended,
    };
    return { result, subjectKind: 'parity', subjectId: null, summary: result, events: eventsOf(opened) };
  },
});

/**
 * Compares everything that is listed anywhere, a thousand variants to a transaction: the net beneath the marks. Between
 * two transactions others get their turn; a sweep that was broken off goes on where it stood. @throws FORBIDDEN for anybody but jobs.
 */
export async function sweepParity(ctx: Ctx): Promise<Swept> {
  allow(ctx.actor, 'parity.check');
  const sum: Swept = { variants: 0, listings: 0, opened: 0, ended: 0 };
  for (;;) {
    const done = await sweepSome(ctx, {});
    sum.variants += done.variants;
    sum.listings += done.listings;
    sum.opened += done.opened;
    sum.ended += done.ended;
    if (done.isOver) return sum;
  }
}
