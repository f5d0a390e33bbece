import type { Reader } from '#db/client.ts';
import { cutText } from '#lib/text/clean-text.ts';
import { cleanValue, maskText } from './reading/clean-value.ts';
import type { Refused } from './reading/read-event.ts';

const MAX_BODY = 32 * 1024;
/** A source that sends nothing but rubbish fills no disk: what is more than this is counted only. */
const MOST_OPEN = 5_000;

/** Something that was not taken in. */
export type Reject = Refused & { type: string; body: string };

/** An event as text, as it is kept for repair: cut, card numbers masked. */
export function bodyOf(raw: unknown): string {
  return cutText(JSON.stringify(cleanValue(raw), null, 1), MAX_BODY);
}

/** A body that is no JSON, as it is kept for repair. */
export function textBody(text: string): string {
  return maskText(cutText(text, MAX_BODY));
}

/** Keeps what was refused for somebody to put right, up to a limit for each source. */
export async function keepRejects(
  db: Reader,
  batch: { sourceId: string; rejects: readonly Reject[]; sentAt: Date | null; receivedAt: Date },
): Promise<void> {
  if (batch.rejects.length === 0) return;
  await db.$client.query(
    `insert into touch_rejects (source_id, type, reason, field, body, sent_at, received_at)
     select $1, type, reason, field, body, $3, $4
     from json_to_recordset($2::json) as r (type text, reason text, field text, body text)
     where (select count(*) from (select from touch_rejects where source_id = $1 and status = 'open' limit $5) o) < $5`,
    [batch.sourceId, JSON.stringify(batch.rejects), batch.sentAt, batch.receivedAt, MOST_OPEN],
  );
}
