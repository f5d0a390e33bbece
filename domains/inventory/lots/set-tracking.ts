import { eq } from 'drizzle-orm';
import { variants } from '#db/schema/index.ts';
import { AppError } from '#lib/errors.ts';
import { command } from '../../command.ts';
import { SetTrackingInput } from './input.ts';

/**
 * Says what is written down of a variant's units from now on: nothing, their lot, or each one's serial number.
 * @throws NOT_FOUND; CONFLICT for services and bundles, and while units are on hand, whose lots nobody would know.
 */
export const setTracking = command('stock.track', {
  input: SetTrackingInput,
  run: async (tx, { variantId, tracking, serialAt }, ctx) => {
    const [before] = await tx
      .select({
        sku: variants.sku,
        kind: variants.kind,
        tracking: variants.tracking,
        serialAt: variants.serialAt,
      })
      .from(variants)
      .where(eq(variants.id, variantId))
      .for('update');
    if (!before) {
      throw new AppError('NOT_FOUND', 'There is no such variant.', {
        details: { reason: 'gone', thing: 'variant' },
      });
    }
    if (before.kind !== 'goods' && tracking !== 'none') {
      throw new AppError('CONFLICT', `${before.sku} has no stock of its own.`, {
        details: { reason: 'noStock', sku: before.sku },
      });
    }
    await tx
      .update(variants)
      .set({ tracking, serialAt, updatedAt: ctx.now })
      .where(eq(variants.id, variantId));
    return {
      result: { variantId, tracking, serialAt },
      subjectKind: 'variant',
      subjectId: variantId,
      summary: { sku: before.sku, tracking },
      before,
      after: { tracking, serialAt },
      events: [
        { kind: 'stock.changed', subjectKind: 'variant', subjectId: variantId, payload: { tracking } },
      ],
    };
  },
});
