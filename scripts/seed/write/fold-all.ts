import { setTimeout } from 'node:timers/promises';

const PATIENCE_MS = 10_000;
const PAUSE_MS = 250;

/** Whatever can be asked in SQL. */
type Asker = { query: (text: string) => Promise<{ rows: Record<string, unknown>[] }> };

/**
 * Folds the postings until none is left. A posting is folded once no transaction of the whole server is older, so this
 * waits for others, ten seconds unless told; what is left then is folded by the worker, and counts meanwhile as the tail.
 */
export async function foldAll(client: Asker, patienceMs = PATIENCE_MS): Promise<void> {
  for (let waitedMs = 0; waitedMs <= patienceMs; waitedMs += PAUSE_MS) {
    await client.query('select fold_postings()');
    const { rows } = await client.query(
      `select exists (select from postings where written_in >=
         (select up_to from folds where name = 'postings')) as is_left`,
    );
    if (rows[0]?.is_left !== true) return;
    await setTimeout(PAUSE_MS);
  }
}
