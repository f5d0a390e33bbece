import { desc, eq } from 'drizzle-orm';
import { apiKeys, channels, users } from '#db/schema/index.ts';
import type { Ctx } from '../context.ts';
import { allow } from './can.ts';

const MOST_ROWS = 200;

/** One line of the keys' list; never the key itself. */
export type ApiKeyRow = {
  id: string;
  name: string;
  prefix: string;
  scopes: string[];
  channelName: string | null;
  createdByName: string | null;
  createdAt: Date;
  lastUsedAt: Date | null;
  expiresAt: Date | null;
  revokedAt: Date | null;
};

/** The keys of programs, newest first, ended ones included. */
export function listApiKeys(ctx: Ctx): Promise<ApiKeyRow[]> {
  allow(ctx.actor, 'api-key.read');
  return ctx.db
    .select({
      id: apiKeys.id,
      name: apiKeys.name,
      prefix: apiKeys.prefix,
      scopes: apiKeys.scopes,
      channelName: channels.name,
      createdByName: users.name,
      createdAt: apiKeys.createdAt,
      lastUsedAt: apiKeys.lastUsedAt,
      expiresAt: apiKeys.expiresAt,
      revokedAt: apiKeys.revokedAt,
    })
    .from(apiKeys)
    .leftJoin(channels, eq(channels.id, apiKeys.channelId))
    .leftJoin(users, eq(users.id, apiKeys.createdBy))
    .orderBy(desc(apiKeys.createdAt), desc(apiKeys.id))
    .limit(MOST_ROWS);
}
