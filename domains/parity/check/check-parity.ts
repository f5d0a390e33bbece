import { z } from 'zod';
import type { Tx } from '#db/client.ts';
import { dayIn } from '#lib/time.ts';
import { command } from '../../command.ts';
import type { Ctx } from '../../context.ts';
import { getBusiness } from '../../settings/get-business.ts';
import { allow } from '../../team/can.ts';
import { checkVariants, eventsOf } from './check-variants.ts';

const AT_ONCE = 1_000;
const MOST_ROUNDS = 1_000;

/** What a comparison came to; `left` marks are still to be taken. */
export type Checked = { variants: number; listings: number; opened: number; ended: number; left: number };

const checkSome = command('parity.check', {
  input: z.strictObject({}),
  run: async (tx, _, { now }) => {
    const today = await takeTurn(tx, now);
    await tx.$client.query('select gather_parity_marks($1)', [today]);
    const variantIds = await takeMarks(tx);
    const { listings, opened, ended } = await checkVariants(tx, variantIds, { now, today });
    const { rows } = await tx.$client.query<{ left: number }>('select count(*) as left from parity_marks');
    const left = rows[0]!.left;
    const result: Checked = { variants: variantIds.length, listings, opened: opened.length, ended, left };
    return { result, subjectKind: 'parity', subjectId: null, summary: result, events: eventsOf(opened) };
  },
});

/**
 * Compares what has changed on either side since the last time, a thousand variants to a transaction. Two at once take
 * turns. Nothing is written where nothing is marked. @throws FORBIDDEN for anybody but jobs.
 */
export async function checkParity(ctx: Ctx): Promise<Checked> {
  allow(ctx.actor, 'parity.check');
  const sum: Checked = { variants: 0, listings: 0, opened: 0, ended: 0, left: 0 };
  for (let round = 0; round < MOST_ROUNDS; round++) {
    if (round === 0 && !(await hasWork(ctx))) break;
    const done = await checkSome(ctx, {});
    for (const key of ['variants', 'listings', 'opened', 'ended'] as const) sum[key] += done[key];
    sum.left = done.left;
    if (done.left === 0) break;
  }
  return sum;
}

/** Waits until nobody else compares; gives the business's day of now. */
export async function takeTurn(tx: Tx, now: Date): Promise<string> {
  await tx.$client.query('select from parity_turn for update');
  const { timeZone } = await getBusiness(tx);
  return dayIn(timeZone, now);
}

async function takeMarks(tx: Tx): Promise<string[]> {
  const { rows } = await tx.$client.query<{ variantId: string }>(
    `with taken as (
       delete from parity_marks where id in (select id from parity_marks where variant_id is not null order by id limit $1)
       returning variant_id)
     select distinct variant_id as "variantId" from taken`,
    [AT_ONCE],
  );
  return rows.map((row) => row.variantId);
}

/** A look at a few indexes, so that an idle shop costs next to nothing and leaves no trace. */
async function hasWork({ db, now }: Ctx): Promise<boolean> {
  const { timeZone } = await getBusiness(db);
  const { rows } = await db.$client.query<{ hasWork: boolean }>({
    name: 'parity-has-work',
    text: `
      select exists (select from listing_facts) and (exists (select from parity_marks)
        or exists (select from stock_levels where updated_at >= (select levels_up_to from parity_turn)
          and updated_at <= 'infinity')
        or exists (select from parity_drifts where ended_at is null and state = 'accepted' and accepted_until < $1)
        or exists (select from listing_promotions
          where (from_on <= $1 and (marked_on is null or marked_on < from_on))
            or (until_on < $1 and (marked_on is null or marked_on <= until_on)))) as "hasWork"`,
    values: [dayIn(timeZone, now)],
  });
  return rows[0]!.hasWork;
}
