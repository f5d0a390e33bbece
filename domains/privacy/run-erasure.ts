import { inTransaction, type Tx } from '#db/client.ts';
import type { Ctx } from '../context.ts';
import { allow } from '../team/can.ts';
import { eraseFiles, eraseMessages } from './erase-bytes.ts';
import { eraseLinked, erasePeople } from './erase-linked.ts';
import { type Clues, makeNeedles, makePattern } from './make-patterns.ts';
import { readClues } from './read-clues.ts';
import { rememberErased } from './remember-erased.ts';
import { listWordTables, sweepTable } from './sweep-tables.ts';

type Counts = Record<string, number>;
type Erasure = { id: string; customerIds: string[]; steps: string[]; requestedAt: Date };
type Step = { name: string; run: (tx: Tx) => Promise<Counts> };

/**
 * Overwrites the people of an erasure everywhere in the database, one step and transaction after the other: a run that was
 * cut off goes on after the last step. What they are found by is read anew each time and never kept beside them; they
 * themselves go last. `onClues` is told of it for what lies outside the database. Done twice it changes nothing more.
 */
export async function runErasure(
  ctx: Ctx,
  erasureId: string,
  onClues: (needles: readonly string[]) => Promise<void> = async () => undefined,
): Promise<Counts> {
  allow(ctx.actor, 'job.run');
  const erasure = await begin(ctx, erasureId);
  if (!erasure) return {};
  const { clues, tables } = await inTransaction(ctx.db, async (tx) => ({
    clues: await readClues(tx, erasure.customerIds),
    tables: await listWordTables(tx),
  }));
  const needles = makeNeedles(clues);
  await onClues(needles);
  const total: Counts = {};
  for (const step of listSteps(erasure, clues, tables, ctx.now)) {
    if (erasure.steps.includes(step.name)) continue;
    Object.assign(total, await carryOutStep(ctx, erasure.id, step));
  }
  await ctx.db.$client.query(`update erasures set status = 'done', finished_at = $2 where id = $1`, [
    erasureId,
    ctx.now,
  ]);
  return total;
}

async function begin(ctx: Ctx, erasureId: string): Promise<Erasure | undefined> {
  const { rows } = await ctx.db.$client.query<Erasure>(
    `update erasures set status = 'running' where id = $1 and status <> 'done'
     returning id, customer_ids as "customerIds", steps, requested_at as "requestedAt"`,
    [erasureId],
  );
  return rows[0];
}

function listSteps(
  { customerIds, requestedAt }: Erasure,
  clues: Clues,
  tables: Awaited<ReturnType<typeof listWordTables>>,
  now: Date,
): Step[] {
  const pattern = makePattern(clues);
  const needles = makeNeedles(clues);
  const sweeps = tables.map((table) => ({
    name: `sweep ${table.table}`,
    run: async (tx: Tx) => {
      const rows = pattern === null ? 0 : await sweepTable(tx, table, pattern);
      return rows > 0 ? { [`sweep ${table.table}`]: rows } : {};
    },
  }));
  return [
    { name: 'remember', run: (tx) => rememberErased(tx, customerIds, requestedAt).then(() => ({})) },
    { name: 'files', run: async (tx) => ({ files: await eraseFiles(tx, customerIds, needles) }) },
    { name: 'messages', run: async (tx) => ({ messages: await eraseMessages(tx, needles) }) },
    ...sweeps,
    { name: 'linked', run: (tx) => eraseLinked(tx, customerIds) },
    { name: 'people', run: (tx) => erasePeople(tx, customerIds, now) },
  ];
}

/** The step and the word that it is done are one transaction. */
function carryOutStep(ctx: Ctx, erasureId: string, step: Step): Promise<Counts> {
  return inTransaction(ctx.db, async (tx) => {
    // Ledgers let words be overwritten under this setting only, and a table of millions takes its time.
    await tx.$client.query(`set local pishkhan.erasing = 'on'`);
    await tx.$client.query('set local statement_timeout = 0');
    const counts = await step.run(tx);
    await tx.$client.query(
      'update erasures set steps = array_append(steps, $2), counts = counts || $3 where id = $1',
      [erasureId, step.name, JSON.stringify(counts)],
    );
    return counts;
  });
}
