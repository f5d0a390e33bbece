import type { Tx } from '#db/client.ts';
import type { NewJob } from '../events/record.ts';

/** What a delivery waits for, as its inbox row says (`subjectKind`): its order, or its order's goods to leave. */
export const AWAITS = { order: 'awaits_order', goods: 'awaits_goods' } as const;

/** Takes deliveries that wait for an order of the channel up again; the jobs are to be recorded with the command. */
export async function wakeDeliveries(
  tx: Tx,
  order: { channelId: string; externalId: string },
): Promise<NewJob[]> {
  const { rows } = await tx.$client.query<{ id: number }>({
    name: 'wake-deliveries',
    text: `
      update inbox set status = 'pending', reason = null, reason_facts = null
      where status = 'attention' and channel_id = $1 and subject_kind = any ($3) and subject_id = $2
      returning id`,
    values: [order.channelId, order.externalId, Object.values(AWAITS)],
  });
  return rows.map((row) => ({ queue: 'process-delivery', data: { inboxId: row.id } }));
}
