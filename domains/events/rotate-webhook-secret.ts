import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { webhookEndpoints } from '#db/schema/index.ts';
import { AppError } from '#lib/errors.ts';
import { seal } from '#lib/seal.ts';
import { command } from '../command.ts';
import type { Ctx } from '../context.ts';
import { makeWebhookSecret, WEBHOOK_SECRET } from './create-webhook.ts';
import { WebhookRef } from './input.ts';

/** Gives an endpoint a new secret, shown this once; from now on everything is signed with it. @throws NOT_FOUND. */
export async function rotateWebhookSecret(
  ctx: Ctx,
  input: z.input<typeof WebhookRef>,
): Promise<{ id: string; secret: string }> {
  const secret = makeWebhookSecret();
  const { id } = await storeSecret(ctx, { ...input, sealedSecret: seal(secret, WEBHOOK_SECRET) });
  return { id, secret };
}

const storeSecret = command('webhook.write', {
  input: WebhookRef.extend({ sealedSecret: z.string() }),
  run: async (tx, { endpointId, sealedSecret }) => {
    const { rowCount } = await tx
      .update(webhookEndpoints)
      .set({ secret: sealedSecret })
      .where(eq(webhookEndpoints.id, endpointId));
    if (rowCount === 0)
      throw new AppError('NOT_FOUND', 'There is no such webhook.', {
        details: { reason: 'gone', thing: 'other' },
      });
    return {
      result: { id: endpointId },
      subjectKind: 'webhook',
      subjectId: endpointId,
      summary: { change: 'secret' },
    };
  },
});
