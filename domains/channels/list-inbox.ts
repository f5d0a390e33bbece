import type { z } from 'zod';
import type { Ctx } from '../context.ts';
import { allow } from '../team/can.ts';
import { InboxFilter } from './input.ts';

/** A delivery of the list. */
export type InboxRow = {
  id: number;
  channelId: string;
  channelName: string;
  topic: string;
  resourceKind: string | null;
  resourceId: string | null;
  deliveryId: string;
  status: 'pending' | 'done' | 'ignored' | 'attention';
  reason: string | null;
  /** The reason's name and its facts. */
  reasonFacts: Record<string, unknown> | null;
  attempts: number;
  sourceAt: Date | null;
  receivedAt: Date;
  processedAt: Date | null;
  subjectKind: string | null;
  subjectId: string | null;
};

/** A delivery whole: what was sent, as text. */
export type InboxItem = InboxRow & { headers: Record<string, string>; body: string };

const COLUMNS = `i.id, i.channel_id as "channelId", c.name as "channelName", i.topic, i.resource_kind as "resourceKind",
  i.resource_id as "resourceId", i.delivery_id as "deliveryId", i.status, i.reason, i.reason_facts as "reasonFacts", i.attempts, i.source_at as "sourceAt",
  i.received_at as "receivedAt", i.processed_at as "processedAt", i.subject_kind as "subjectKind",
  i.subject_id as "subjectId"`;

/** A page of deliveries, newest first; `next` is the `before` of the following page, null on the last. */
export async function listInbox(
  ctx: Ctx,
  raw: z.input<typeof InboxFilter>,
): Promise<{ rows: InboxRow[]; next: number | null }> {
  allow(ctx.actor, 'inbox.read');
  const filter = InboxFilter.parse(raw);
  const { rows } = await ctx.db.$client.query<InboxRow>({
    name: 'list-inbox',
    text: `
      select ${COLUMNS} from inbox i join channels c on c.id = i.channel_id
      where ($1::text is null or i.status = $1) and ($2::uuid is null or i.channel_id = $2)
        and ($3::bigint is null or i.id < $3)
      order by i.id desc limit $4`,
    values: [filter.status ?? null, filter.channelId ?? null, filter.before ?? null, filter.limit + 1],
  });
  const page = rows.slice(0, filter.limit);
  return { rows: page, next: rows.length > filter.limit ? (page.at(-1)?.id ?? null) : null };
}

/** One delivery with what was sent. Undefined when there is none. */
export async function getInboxItem(ctx: Ctx, inboxId: number): Promise<InboxItem | undefined> {
  allow(ctx.actor, 'inbox.read');
  const { rows } = await ctx.db.$client.query<Omit<InboxItem, 'body'> & { body: Buffer }>(
    `select ${COLUMNS}, i.headers, i.body from inbox i join channels c on c.id = i.channel_id where i.id = $1`,
    [inboxId],
  );
  const [found] = rows;
  return found && { ...found, body: new TextDecoder().decode(found.body) };
}
