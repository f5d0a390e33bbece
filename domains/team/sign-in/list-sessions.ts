import { and, desc, eq, gt, isNull } from 'drizzle-orm';
import { sessions } from '#db/schema/index.ts';
import type { Ctx } from '../../context.ts';
import { allow } from '../can.ts';
import { selfOf } from '../self.ts';

const MOST_ROWS = 100;

/** One open session of a person. */
export type SessionRow = {
  id: string;
  createdAt: Date;
  lastSeenAt: Date;
  expiresAt: Date;
  address: string | null;
  device: string | null;
};

/** The open sessions of the person who asks, the one used last first. */
export function listSessions(ctx: Ctx): Promise<SessionRow[]> {
  allow(ctx.actor, 'self.write');
  return ctx.db
    .select({
      id: sessions.id,
      createdAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
      expiresAt: sessions.expiresAt,
      address: sessions.address,
      device: sessions.device,
    })
    .from(sessions)
    .where(
      and(
        eq(sessions.userId, selfOf(ctx.actor)),
        isNull(sessions.revokedAt),
        gt(sessions.expiresAt, ctx.now),
      ),
    )
    .orderBy(desc(sessions.lastSeenAt), desc(sessions.id))
    .limit(MOST_ROWS);
}
