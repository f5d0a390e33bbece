import type { Database } from '#db/client.ts';
import { countRefused } from './count-refused.ts';
import { keepRejects, textBody } from './keep-rejects.ts';
import type { TouchSource } from './sources/find-source.ts';

/** Keeps and counts a body that could not even be read, for somebody to put right. */
export async function keepUnread(
  db: Database,
  { source, type, text, now }: { source: TouchSource; type: string; text: string; now: Date },
): Promise<void> {
  const reject = { reason: 'json' as const, field: null, type, body: textBody(text) };
  await countRefused(db, { sourceId: source.id, now });
  await keepRejects(db, { sourceId: source.id, rejects: [reject], sentAt: null, receivedAt: now });
}
