import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { webhookEndpoints } from '#db/schema/index.ts';
import { newId } from '#lib/ids.ts';
import { seal } from '#lib/seal.ts';
import { command } from '../command.ts';
import type { Ctx } from '../context.ts';
import { CreateWebhookInput } from './input.ts';
import { judgeUrl } from './post-outside.ts';

const SECRET_BYTES = 24;

/** What an endpoint's secret is sealed for (lib/seal.ts). */
export const WEBHOOK_SECRET = 'webhook-secret';

/** A new secret for signing what is sent; receivers check with it that it was us. */
export function makeWebhookSecret(): string {
  return `whsec_${randomBytes(SECRET_BYTES).toString('base64url')}`;
}

/**
 * Adds an address to which events are sent. The secret is in the result, and never shown again (so a repeat of the same
 * command does not show it either). @throws INVALID_INPUT or FORBIDDEN for an address that may not be sent to.
 */
export async function createWebhook(
  ctx: Ctx,
  input: z.input<typeof CreateWebhookInput>,
): Promise<{ id: string; secret: string }> {
  const secret = makeWebhookSecret();
  const { id } = await storeWebhook(ctx, { endpoint: input, sealedSecret: seal(secret, WEBHOOK_SECRET) });
  return { id, secret };
}

const storeWebhook = command('webhook.write', {
  input: z.strictObject({ endpoint: CreateWebhookInput, sealedSecret: z.string() }),
  run: async (tx, { endpoint, sealedSecret }, ctx) => {
    judgeUrl(endpoint.url);
    const id = newId(ctx.now.getTime());
    await tx.insert(webhookEndpoints).values({ ...endpoint, id, secret: sealedSecret, createdAt: ctx.now });
    return {
      result: { id },
      subjectKind: 'webhook',
      subjectId: id,
      after: endpoint,
      events: [{ kind: 'settings.changed', subjectKind: 'webhook', subjectId: id }],
    };
  },
});
