import { AppError } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { command } from '../../command.ts';
import { AddPromotionInput, PromotionRef } from '../input.ts';

/** Tells of a promotion that runs on a channel: on its days its price is as right as the book's. @throws NOT_FOUND. */
export const addPromotion = command('parity.decide', {
  input: AddPromotionInput,
  run: async (tx, { channelId, sku, ...promotion }, ctx) => {
    const { rows } = await tx.$client.query<{ hasChannel: boolean; variantId: string | null }>(
      `select exists (select from channels where id = $1) as "hasChannel", (select id from variants where sku = $2) as "variantId"`,
      [channelId, sku ?? null],
    );
    const { hasChannel, variantId } = rows[0]!;
    if (!hasChannel || (sku && !variantId)) {
      throw new AppError(
        'NOT_FOUND',
        hasChannel ? `There is nothing with the SKU ${sku}.` : 'There is no such channel.',
        {
          details: { reason: 'gone', thing: hasChannel ? 'variant' : 'channel' },
        },
      );
    }
    const id = newId(ctx.now.getTime());
    await tx.$client.query(
      `insert into listing_promotions (id, channel_id, variant_id, category, name, off_basis_points, price_minor, from_on, until_on)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        id,
        channelId,
        variantId,
        promotion.category ?? null,
        promotion.name,
        promotion.offBasisPoints ?? null,
        promotion.priceMinor ?? null,
        promotion.fromOn,
        promotion.untilOn,
      ],
    );
    return {
      result: { id },
      subjectKind: 'channel',
      subjectId: channelId,
      after: { sku, ...promotion },
      events: [{ kind: 'parity.changed', subjectKind: 'channel', subjectId: channelId, channelId }],
      jobs: [{ queue: 'check-parity', data: {} }],
    };
  },
});

/** Takes a promotion away; its price is a drift again. @throws NOT_FOUND. */
export const removePromotion = command('parity.decide', {
  input: PromotionRef,
  run: async (tx, { promotionId }) => {
    const { rows } = await tx.$client.query<{ channelId: string; name: string }>(
      'delete from listing_promotions where id = $1 returning channel_id as "channelId", name',
      [promotionId],
    );
    const [gone] = rows;
    if (!gone) {
      throw new AppError('NOT_FOUND', 'This promotion is gone already.', {
        details: { reason: 'gone', thing: 'promotion' },
      });
    }
    return {
      result: { id: promotionId },
      subjectKind: 'channel',
      subjectId: gone.channelId,
      before: gone,
      events: [
        {
          kind: 'parity.changed',
          subjectKind: 'channel',
          subjectId: gone.channelId,
          channelId: gone.channelId,
        },
      ],
      jobs: [{ queue: 'check-parity', data: {} }],
    };
  },
});
