import { z } from 'zod';
import { newId } from '#lib/ids.ts';
import { command } from '../command.ts';
import type { Ctx } from '../context.ts';

const SendInput = z.object({ eventId: z.number().int(), kind: z.string() });

/** Readies an event for every endpoint that wants its kind: one delivery each, once, however often this is asked. */
export async function sendWebhooks(ctx: Ctx, data: z.input<typeof SendInput>): Promise<void> {
  const { rowCount } = await ctx.db.$client.query(
    'select from webhook_endpoints where is_enabled and $1 = any (kinds) limit 1',
    [data.kind],
  );
  if (rowCount !== 0) await fanOut(ctx, data);
}

const fanOut = command('job.run', {
  input: SendInput,
  run: async (tx, { eventId, kind }, ctx) => {
    const wanted = await tx.$client.query<{ id: string }>(
      'select id from webhook_endpoints where is_enabled and $1 = any (kinds) order by id',
      [kind],
    );
    const { rows } = await tx.$client.query<{ id: string }>(
      `insert into webhook_deliveries (id, endpoint_id, event_id, created_at, next_attempt_at)
       select id, endpoint_id, $3, $4, $4 from unnest($1::uuid[], $2::uuid[]) as d (id, endpoint_id)
       on conflict (endpoint_id, event_id) do nothing returning id`,
      [wanted.rows.map(() => newId(ctx.now.getTime())), wanted.rows.map((row) => row.id), eventId, ctx.now],
    );
    return {
      result: { deliveries: rows.length },
      subjectKind: 'event',
      subjectId: String(eventId),
      summary: { deliveries: rows.length },
      jobs: rows.map((row) => ({ queue: 'deliver-webhook' as const, data: { deliveryId: row.id } })),
    };
  },
});
