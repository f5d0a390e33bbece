import type { Tx } from '#db/client.ts';
import { AppError } from '#lib/errors.ts';

/** People who are one at present: the root is shown, the members (the root among them) lie behind it. */
export type Group = {
  root: string;
  /** The root first, then in the order in which they were merged in. */
  members: string[];
  /** The newest merge in force; 0 where there is none. */
  newest: number;
};

/** Everybody takes this lock before changing who is who, so that two merges never see half of each other. */
const MERGE_LOCK = 7_204_519;
const MOST_MEMBERS = 1_000;

/**
 * Waits until nobody else changes who is who, and keeps the fold of postings out, which must not count for one person what
 * is counted for another here; until the commit.
 */
export async function lockMerging(tx: Tx): Promise<void> {
  await tx.$client.query('select pg_advisory_xact_lock($1)', [MERGE_LOCK]);
  await tx.$client.query(`select from folds where name = 'postings' for update`);
}

/**
 * The group that a person belongs to; its rows are held until the commit. Orders are not kept waiting: one that
 * comes for a merged person at this moment is brought in by the next gathering.
 * @throws NOT_FOUND for the unknown and the erased.
 */
export async function readGroup(tx: Tx, customerId: string): Promise<Group> {
  const { rows } = await tx.$client.query<{ id: string; number: number }>(
    `with recursive up as (
       select id, merged_into from customers where id = $1 and erased_at is null
       union all select c.id, c.merged_into from customers c join up on c.id = up.merged_into
     ), down as (
       select id, 0::bigint as number from up where merged_into is null
       union all select m.merged_id, m.number from customer_merges m join down on m.survivor_id = down.id
       where m.undone_at is null
     ) select id, number from down order by number, id limit $2`,
    [customerId, MOST_MEMBERS],
  );
  const members = rows.map(({ id }) => id);
  await tx.$client.query('select from customers where id = any ($1::uuid[]) order by id for no key update', [
    members,
  ]);
  const [root] = members;
  if (root) return { root, members, newest: Math.max(...rows.map(({ number }) => Number(number))) };
  throw new AppError('NOT_FOUND', `There is no customer ${customerId} (any more).`, {
    details: { reason: 'gone', thing: 'other' },
  });
}
