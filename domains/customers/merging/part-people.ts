import type { Tx } from '#db/client.ts';
import { AppError } from '#lib/errors.ts';
import { gatherFacts } from './gather-facts.ts';
import { holdStricter } from './hold-stricter.ts';
import { askAboutUnsure, forgetOrigins, partFacts, shareRefusals } from './part-facts.ts';
import { lockMerging, readGroup } from './read-group.ts';
import { refreshFigures } from './refresh-figures.ts';
import { keepOwn, showGroup } from './show-group.ts';

type Merge = { number: number; survivorId: string; mergedId: string; isUndone: boolean };

/** What came of taking people apart: both, and how many facts somebody has to place. */
export type PartedPeople = { survivorId: string; mergedId: string; misplaced: number };

/**
 * Undoes one merge, in any order with others, inside somebody's transaction. Both have again what was theirs; later facts
 * go to the one whose identity they name, the rest stays with the survivor and is asked about.
 * @throws NOT_FOUND for an unknown merge, ALREADY_DONE for one that was undone.
 */
export async function partPeople(
  tx: Tx,
  undo: { mergeId: string; undoneBy: string; now: Date },
): Promise<PartedPeople> {
  await lockMerging(tx);
  const { number, survivorId, mergedId } = await readMerge(tx, undo.mergeId);
  const together = await readGroup(tx, survivorId);
  await keepOwn(tx, together);
  await gatherFacts(tx, together, (await newestNumber(tx)) + 1);
  await tx.$client.query('update customer_merges set undone_at = $2, undone_by = $3 where id = $1', [
    undo.mergeId,
    undo.now,
    undo.undoneBy,
  ]);
  await tx.$client.query('update customers set merged_into = null, updated_at = $2 where id = $1', [
    mergedId,
    undo.now,
  ]);
  const stays = await readGroup(tx, survivorId);
  const leaves = await readGroup(tx, mergedId);
  await partFacts(tx, { from: stays.root, to: leaves });
  const misplaced = await askAboutUnsure(tx, {
    id: undo.mergeId,
    number,
    stays,
    leaves: leaves.root,
    now: undo.now,
  });
  await shareRefusals(tx, { number, stays, leaves: leaves.root });
  for (const group of [stays, leaves]) {
    await gatherFacts(tx, group, (await newestNumber(tx)) + 1);
    await holdStricter(tx, group, undo.now);
    await showGroup(tx, group, undo.now);
    await forgetOrigins(tx, group);
  }
  await refreshFigures(tx, [stays.root, leaves.root]);
  return { survivorId: stays.root, mergedId: leaves.root, misplaced };
}

async function readMerge(tx: Tx, mergeId: string): Promise<Merge> {
  const { rows } = await tx.$client.query<Merge>(
    `select number, survivor_id as "survivorId", merged_id as "mergedId", undone_at is not null as "isUndone"
     from customer_merges where id = $1`,
    [mergeId],
  );
  const [merge] = rows;
  if (!merge) {
    throw new AppError('NOT_FOUND', 'There is no such merge.', {
      details: { reason: 'gone', thing: 'other' },
    });
  }
  if (!merge.isUndone) return { ...merge, number: Number(merge.number) };
  throw new AppError('ALREADY_DONE', 'This merge was undone already.', {
    details: { reason: 'mergeUndone' },
  });
}

async function newestNumber(tx: Tx): Promise<number> {
  const { rows } = await tx.$client.query<{ number: number }>(
    'select coalesce(max(number), 0) as number from customer_merges',
  );
  return Number(rows[0]!.number);
}
