import { and, eq, gt, isNull, lt, or } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { apiKeys } from '#db/schema/index.ts';
import type { Actor } from '../context.ts';
import { hashSecret } from './secret.ts';

/** How every key begins, so that people and scanners recognise one. */
export const API_KEY_MARK = 'psk_';

const LONGEST_KEY = 100;
const USE_NOTED_EVERY_MS = 60_000;

/** The program behind a key; null for keys that are unknown, ended or past their date. Notes the use once a minute. */
export async function findApiKey(
  db: Database,
  { key, now }: { key: string; now: Date },
): Promise<Extract<Actor, { kind: 'api_key' }> | null> {
  if (!key.startsWith(API_KEY_MARK) || key.length > LONGEST_KEY) return null;
  const [row] = await db
    .select({
      id: apiKeys.id,
      name: apiKeys.name,
      scopes: apiKeys.scopes,
      channelId: apiKeys.channelId,
      lastUsedAt: apiKeys.lastUsedAt,
    })
    .from(apiKeys)
    .where(
      and(
        eq(apiKeys.keyHash, hashSecret(key)),
        isNull(apiKeys.revokedAt),
        or(isNull(apiKeys.expiresAt), gt(apiKeys.expiresAt, now)),
      ),
    )
    .limit(1);
  if (!row) return null;
  const noteBefore = new Date(now.getTime() - USE_NOTED_EVERY_MS);
  if (!row.lastUsedAt || row.lastUsedAt < noteBefore) {
    const isStale = or(isNull(apiKeys.lastUsedAt), lt(apiKeys.lastUsedAt, noteBefore));
    await db
      .update(apiKeys)
      .set({ lastUsedAt: now })
      .where(and(eq(apiKeys.id, row.id), isStale));
  }
  return { kind: 'api_key', id: row.id, name: row.name, scopes: row.scopes, channelId: row.channelId };
}
