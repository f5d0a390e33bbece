import { AppError } from '#lib/errors.ts';
import { command } from '../command.ts';
import { ReplayWebhookInput } from './input.ts';

/** Sends a delivery again, whatever became of it; the receiver sees the same event id. @throws NOT_FOUND. */
export const replayWebhook = command('webhook.write', {
  input: ReplayWebhookInput,
  run: async (tx, { deliveryId }, ctx) => {
    const { rowCount } = await tx.$client.query(
      `update webhook_deliveries set status = 'pending', next_attempt_at = $2, delivered_at = null where id = $1`,
      [deliveryId, ctx.now],
    );
    if (rowCount === 0)
      throw new AppError('NOT_FOUND', 'There is no such delivery.', {
        details: { reason: 'gone', thing: 'other' },
      });
    return {
      result: { id: deliveryId },
      subjectKind: 'webhook_delivery',
      subjectId: deliveryId,
      jobs: [{ queue: 'deliver-webhook', data: { deliveryId } }],
    };
  },
});
