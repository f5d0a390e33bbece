import { stockLevels } from '#db/schema/index.ts';
import { command } from '../command.ts';
import { SetSafetyInput } from './input.ts';
import { lockLevel } from './lock-level.ts';

/** Says how many units of a variant a location keeps back from every channel. What is promised already stays promised. */
export const setSafety = command('stock.set-safety', {
  input: SetSafetyInput,
  run: async (tx, input, ctx) => {
    const level = await lockLevel(tx, input);
    await tx
      .insert(stockLevels)
      .values({ ...input, updatedAt: ctx.now })
      .onConflictDoUpdate({
        target: [stockLevels.variantId, stockLevels.locationId],
        set: { safety: input.safety, updatedAt: ctx.now },
      });
    const { variantId, locationId, safety } = input;
    return {
      result: { safety },
      subjectKind: 'variant',
      subjectId: variantId,
      summary: { sku: level.sku, locationId, safety },
      before: { safety: level.safety },
      after: { safety },
      events: [
        {
          kind: 'stock.changed',
          subjectKind: 'variant',
          subjectId: variantId,
          payload: { reason: 'safety', locationId, safety },
        },
      ],
    };
  },
});
