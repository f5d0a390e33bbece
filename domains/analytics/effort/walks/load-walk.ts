import type { Tx } from '#db/client.ts';
import { AppError } from '#lib/errors.ts';

const GONE = { details: { reason: 'gone', thing: 'other' } };

/** @throws NOT_FOUND for a channel that is not there. */
export async function requireChannel(tx: Tx, channelId: string): Promise<void> {
  const { rowCount } = await tx.$client.query('select from channels where id = $1', [channelId]);
  if (rowCount === 0) throw new AppError('NOT_FOUND', 'There is no such channel (any more).', GONE);
}

/** A step of a walk as it stands, kept from changing meanwhile. @throws NOT_FOUND where there is none. */
export async function loadStep(
  tx: Tx,
  walkId: string,
  position: number,
): Promise<{ outcome: string; note: string; minutes: number | null }> {
  const { rows } = await tx.$client.query<{ outcome: string; note: string; minutes: number | null }>(
    'select outcome, note, minutes from walk_steps where walk_id = $1 and position = $2 for update',
    [walkId, position],
  );
  if (rows[0]) return rows[0];
  throw new AppError('NOT_FOUND', 'There is no such step (any more).', GONE);
}

/** A finding as it stands, kept from changing meanwhile. @throws NOT_FOUND where there is none. */
export async function loadFinding(
  tx: Tx,
  findingId: string,
): Promise<{ walkId: string; title: string; doneAt: Date | null }> {
  const { rows } = await tx.$client.query<{ walkId: string; title: string; doneAt: Date | null }>(
    'select walk_id as "walkId", title, done_at as "doneAt" from walk_findings where id = $1 for update',
    [findingId],
  );
  if (rows[0]) return rows[0];
  throw new AppError('NOT_FOUND', 'There is no such finding (any more).', GONE);
}
