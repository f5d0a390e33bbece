import type { Tx } from '#db/client.ts';
import type { CommandContext } from '../../context.ts';
import { type Lot, release } from '../rules/move-points.ts';
import { writeHappening } from './write-happening.ts';

/** Makes a waiting lot usable, what is owed paid from it first; says what is still owed afterwards (never positive). */
export async function releaseLot(
  tx: Tx,
  ctx: CommandContext,
  { memberId, lot, owed }: { memberId: string; lot: Lot & { orderId: string | null }; owed: number },
): Promise<number> {
  const change = release(lot, owed);
  const cause = { kind: 'release' as const, id: lot.id, memberId, orderId: lot.orderId };
  await writeHappening(tx, ctx, { cause, change });
  return owed + (change.moves.owed ?? 0);
}
