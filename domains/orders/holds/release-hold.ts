import { freeUnits } from '#domains/inventory/holds/free-units.ts';
import { AppError } from '#lib/errors.ts';
import { command } from '../../command.ts';
import { findHold } from './find-hold.ts';
import { HoldRef } from './input.ts';
import { freedEvent } from './read-free-facts.ts';

/**
 * Gives up what a cart or till holds. A hold that has ended already stays so.
 * @throws NOT_FOUND when there never was one.
 */
export const releaseHold = command('stock.hold', {
  input: HoldRef,
  run: async (tx, { channelId, key }, ctx) => {
    const hold = await findHold(tx, { channelId, key, now: ctx.now });
    if (!hold) {
      throw new AppError('NOT_FOUND', `There is no hold ${key}; nothing is kept under it.`, {
        details: { reason: 'gone', thing: 'hold', key },
      });
    }
    const { rows } = await tx.$client.query<{ variantId: string }>(
      `select distinct variant_id as "variantId" from reservations where hold_id = $1 and status = 'open'`,
      [hold.id],
    );
    await freeUnits(tx, { variantIds: [], holdId: hold.id, now: ctx.now });
    await tx.$client.query('update stock_holds set released_at = $2 where id = $1 and released_at is null', [
      hold.id,
      ctx.now,
    ]);
    return {
      result: { id: hold.id, key, released: rows.length },
      subjectKind: 'hold',
      subjectId: hold.id,
      summary: { key },
      events: rows.map((row) => freedEvent(row.variantId)),
    };
  },
});
