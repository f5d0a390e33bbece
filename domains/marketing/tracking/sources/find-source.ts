import type { Database } from '#db/client.ts';
import { hashSecret } from '#domains/team/secret.ts';

const LONGEST_KEY = 100;

/** Who sends, with what reading its events takes. */
export type TouchSource = {
  id: string;
  name: string;
  channelId: string;
  party: 'first' | 'second' | 'third';
  origins: string[];
  currency: string;
  country: string;
};

/** The source behind a write key; null for keys that nobody has, that were renewed long ago, or whose source is switched off. */
export async function findSource(
  db: Database,
  { key, now }: { key: string; now: Date },
): Promise<TouchSource | null> {
  if (key === '' || key.length > LONGEST_KEY) return null;
  const { rows } = await db.$client.query<TouchSource>({
    name: 'find-touch-source',
    text: `select s.id, s.name, s.channel_id as "channelId", s.party, s.origins, ch.currency, b.country
      from touch_sources s join channels ch on ch.id = s.channel_id cross join business b
      where s.is_enabled and (s.key_hash = $1 or (s.former_key_hash = $1 and s.former_key_until > $2))
      limit 1`,
    values: [hashSecret(key), now],
  });
  return rows[0] ?? null;
}

/** Whether any source that is switched on takes events from browsers at this address: what a preflight may know. */
export async function isKnownOrigin(db: Database, origin: string): Promise<boolean> {
  const { rowCount } = await db.$client.query({
    name: 'is-known-origin',
    text: `select from touch_sources where is_enabled and origins && array[$1, '*'] limit 1`,
    values: [origin],
  });
  return rowCount === 1;
}
