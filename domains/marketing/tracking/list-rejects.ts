import type { z } from 'zod';
import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';
import { RejectFilter } from './input.ts';
import type { RejectReason } from './reading/read-event.ts';

/** Something that was not taken in and waits for somebody to put it right. */
export type RejectRow = {
  id: number;
  sourceName: string;
  type: string;
  reason: RejectReason;
  field: string | null;
  body: string;
  receivedAt: Date;
};

/** What waits for repair, newest first, page by page. */
export async function listRejects(
  ctx: Ctx,
  raw: z.input<typeof RejectFilter> = {},
): Promise<{ rows: RejectRow[]; next: number | null }> {
  allow(ctx.actor, 'tracking.read');
  const { before, limit } = RejectFilter.parse(raw);
  const { rows } = await ctx.db.$client.query<RejectRow>(
    `select r.id, s.name as "sourceName", r.type, r.reason, r.field, r.body, r.received_at as "receivedAt"
     from touch_rejects r join touch_sources s on s.id = r.source_id
     where r.status = 'open' and r.id < coalesce($1, 9223372036854775807) order by r.id desc limit $2`,
    [before ?? null, limit + 1],
  );
  const page = rows.slice(0, limit);
  return { rows: page, next: rows.length > limit ? (page.at(-1)?.id ?? null) : null };
}
