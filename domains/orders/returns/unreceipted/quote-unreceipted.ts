import type { z } from 'zod';
import { dayIn } from '#lib/time.ts';
import type { Ctx } from '../../../context.ts';
import { allow } from '../../../team/can.ts';
import { type Refused, refusalsOf } from '../desk/judge-lines.ts';
import { UnreceiptedInput } from '../input.ts';
import { readPolicy } from '../policy/read-policy.ts';
import { judgeUnreceipted } from './judge-unreceipted.ts';
import { readUnreceiptedVariants } from './read-variants.ts';
import { valueUnits } from './value-units.ts';

/** What somebody brings without an order. */
export const QuoteUnreceiptedInput = UnreceiptedInput.pick({ channelId: true, lines: true });

/** What it would come to now, in minor units of the reporting currency, tax included. */
export type UnreceiptedQuote = {
  worthMinor: number;
  feeMinor: number;
  dueMinor: number;
  refused: Refused[];
};

/** Says what goods without an order would come to, by the rules that taking them would follow; nothing is kept. */
export async function quoteUnreceipted(
  ctx: Ctx,
  raw: z.input<typeof QuoteUnreceiptedInput>,
): Promise<UnreceiptedQuote> {
  allow(ctx.actor, 'return.unreceipted');
  const { channelId, lines } = QuoteUnreceiptedInput.parse(raw);
  const [{ policy }, { rows }] = await Promise.all([
    readPolicy(ctx.db),
    ctx.db.$client.query<{ timeZone: string }>('select time_zone as "timeZone" from business'),
  ]);
  const today = dayIn(rows[0]?.timeZone ?? 'UTC', ctx.now);
  const variantIds = lines.map((line) => line.variantId);
  const known = await readUnreceiptedVariants(ctx.db, variantIds, { today, days: policy.lowestPriceDays });
  const judged = lines.map((line) => {
    const variant = known.get(line.variantId)!;
    const { category, sku } = variant;
    const facts = { category, channelId, isTagIntact: line.isTagIntact };
    const judgement = judgeUnreceipted(facts, policy, today);
    const { feeBasisPoints } = judgement;
    return { sku, judgement, worth: valueUnits(variant, { ...line, feeBasisPoints }) };
  });
  const worthMinor = judged.reduce((sum, { worth }) => sum + worth.amountMinor + worth.taxMinor, 0);
  const feeMinor = judged.reduce((sum, { worth }) => sum + worth.feeMinor, 0);
  return { worthMinor, feeMinor, dueMinor: worthMinor - feeMinor, refused: refusalsOf(judged) };
}
