import type { Tx } from '#db/client.ts';
import type { Evidence } from '#db/schema/people/identity.ts';
import { AppError } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { bringTogether, gatherFacts } from './gather-facts.ts';
import { holdStricter } from './hold-stricter.ts';
import { lockMerging, readGroup } from './read-group.ts';
import { refreshFigures } from './refresh-figures.ts';
import { keepOwn, showGroup } from './show-group.ts';

/** Two who are one, why, and who says so. */
export type NewMerge = {
  survivorId: string;
  mergedId: string;
  madeBy: string;
  weight: number | null;
  evidence: readonly Evidence[];
  now: Date;
};

/**
 * Makes two people one inside somebody's transaction. Everything of the merged follows the survivor and remembers whose it
 * was; nothing is deleted. Given people who stand for others, those come along; who was merged before is taken for the one
 * he is shown as. @throws ALREADY_DONE when both are one already; NOT_FOUND for the unknown and the erased.
 */
export async function joinPeople(
  tx: Tx,
  merge: NewMerge,
): Promise<{ id: string; survivorId: string; mergedId: string }> {
  await lockMerging(tx);
  const survivor = await readGroup(tx, merge.survivorId);
  const merged = await readGroup(tx, merge.mergedId);
  if (survivor.root === merged.root) {
    throw new AppError('ALREADY_DONE', 'These two are one person already.', {
      details: { reason: 'mergedAlready' },
    });
  }
  const id = newId(merge.now.getTime());
  const number = await writeMerge(tx, { ...merge, id, survivorId: survivor.root, mergedId: merged.root });
  for (const group of [survivor, merged]) {
    await keepOwn(tx, group);
    await gatherFacts(tx, group, number);
  }
  await tx.$client.query('update customers set merged_into = $2, updated_at = $3 where id = $1', [
    merged.root,
    survivor.root,
    merge.now,
  ]);
  const group = await readGroup(tx, survivor.root);
  await bringTogether(tx, group, number);
  await holdStricter(tx, group, merge.now);
  await showGroup(tx, group, merge.now);
  await refreshFigures(tx, [survivor.root, merged.root]);
  return { id, survivorId: survivor.root, mergedId: merged.root };
}

async function writeMerge(tx: Tx, merge: NewMerge & { id: string }): Promise<number> {
  const { rows } = await tx.$client.query<{ number: number }>(
    `insert into customer_merges (id, survivor_id, merged_id, made_by, made_at, weight, evidence)
     values ($1, $2, $3, $4, $5, $6, $7) returning number`,
    [
      merge.id,
      merge.survivorId,
      merge.mergedId,
      merge.madeBy,
      merge.now,
      merge.weight,
      JSON.stringify(merge.evidence),
    ],
  );
  return Number(rows[0]!.number);
}
