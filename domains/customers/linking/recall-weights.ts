import type { Database, Tx } from '#db/client.ts';
import type { LinkWeights } from './model/weights.ts';

/** The weights of a comparison never change: the newest ones are read once per process, for they are some 200 KB. */
let kept: { runId: string; weights: LinkWeights } | undefined;

/** SQL: the comparison whose weights hold, or null before the first one. */
export const NEWEST_WEIGHTS =
  '(select id from link_runs where weights is not null order by asked_at desc, id desc limit 1)';

/** The weights of a comparison. @throws when there is no such comparison. */
export async function recallWeights(db: Database | Tx, runId: string): Promise<LinkWeights> {
  if (kept?.runId === runId) return kept.weights;
  const { rows } = await db.$client.query<{ weights: LinkWeights }>(
    'select weights from link_runs where id = $1',
    [runId],
  );
  kept = { runId, weights: rows[0]!.weights };
  return kept.weights;
}

/** The newest weights; null before the first comparison. */
export async function readNewestWeights(db: Database | Tx): Promise<LinkWeights | null> {
  const { rows } = await db.$client.query<{ id: string | null }>(`select ${NEWEST_WEIGHTS} as id`);
  const runId = rows[0]!.id;
  return runId === null ? null : recallWeights(db, runId);
}
