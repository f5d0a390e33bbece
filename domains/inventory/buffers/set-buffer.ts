import { z } from 'zod';
import { AppError } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { command } from '../../command.ts';

/** Units of one variant, or of each variant of a category, that a channel leaves to others; 0 leaves none. */
export const SetBufferInput = z
  .strictObject({
    channelId: z.uuid(),
    variantId: z.uuid().optional(),
    category: z.string().trim().min(1).max(200).optional(),
    units: z.number().int().min(0).max(1_000_000),
  })
  .refine(
    (input) => (input.variantId === undefined) !== (input.category === undefined),
    'name the variant or the category, one of them',
  );

/**
 * Says how many units a channel leaves to others, beside its own buffer: all buffers that meet a variant add up.
 * @throws NOT_FOUND for an unknown channel or variant; CONFLICT for what has no stock of its own.
 */
export const setBuffer = command('channel.write', {
  input: SetBufferInput,
  run: async (tx, { channelId, variantId = null, category = null, units }, ctx) => {
    if (variantId) {
      const { rows } = await tx.$client.query<{ sku: string; kind: string }>(
        'select sku, kind from variants where id = $1',
        [variantId],
      );
      const variant = rows[0];
      if (variant && variant.kind !== 'goods') {
        throw new AppError('CONFLICT', `${variant.sku} has no stock of its own to leave to others.`, {
          details: { reason: 'notStocked', sku: variant.sku },
        });
      }
    }
    const subject = [channelId, variantId, category];
    const { rows: before } = await tx.$client.query<{ units: number }>(
      `delete from channel_buffers where channel_id = $1 and (variant_id = $2 or category = $3) returning units`,
      subject,
    );
    if (units > 0) {
      await tx.$client.query(
        'insert into channel_buffers (id, channel_id, variant_id, category, units) values ($4, $1, $2, $3, $5)',
        [...subject, newId(ctx.now.getTime()), units],
      );
    }
    return {
      result: { units },
      subjectKind: variantId ? 'variant' : 'channel',
      subjectId: variantId ?? channelId,
      summary: { channelId, category },
      before: { units: before[0]?.units ?? 0 },
      after: { units },
      events: [{ kind: 'channel.changed', subjectKind: 'channel', subjectId: channelId, channelId }],
    };
  },
});
