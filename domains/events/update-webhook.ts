import { eq } from 'drizzle-orm';
import { webhookEndpoints } from '#db/schema/index.ts';
import { AppError } from '#lib/errors.ts';
import { command } from '../command.ts';
import { UpdateWebhookInput } from './input.ts';
import { judgeUrl } from './post-outside.ts';

/** Changes an endpoint or switches it on or off; switching on forgets its failures. @throws NOT_FOUND. */
export const updateWebhook = command('webhook.write', {
  input: UpdateWebhookInput,
  run: async (tx, { endpointId, ...fields }) => {
    if (fields.url) judgeUrl(fields.url);
    const [before] = await tx
      .select()
      .from(webhookEndpoints)
      .where(eq(webhookEndpoints.id, endpointId))
      .for('update');
    if (!before)
      throw new AppError('NOT_FOUND', 'There is no such webhook.', {
        details: { reason: 'gone', thing: 'other' },
      });
    await tx
      .update(webhookEndpoints)
      .set({ ...fields, failuresInRow: fields.isEnabled ? 0 : before.failuresInRow })
      .where(eq(webhookEndpoints.id, endpointId));
    const { secret: _, ...shown } = before;
    return {
      result: { id: endpointId },
      subjectKind: 'webhook',
      subjectId: endpointId,
      before: shown,
      after: { ...shown, ...fields },
      events: [{ kind: 'settings.changed', subjectKind: 'webhook', subjectId: endpointId }],
    };
  },
});
