import { setTimeout } from 'node:timers/promises';

const ATTEMPTS = 40;
const PAUSE_MS = 250;

/** Whatever can be asked in SQL. */
type Asker = { query: (text: string) => Promise<{ rows: Record<string, unknown>[] }> };

/**
 * Folds the postings until none is left. A posting is folded once no transaction of the whole server is older, so this
 * waits ten seconds at most for others; what is left then is folded by the worker, and counts meanwhile as the tail.
 */
export async function foldAll(client: Asker): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    await client.query('select fold_postings()');
    const { rows } = await client.query(
      `select exists (select from postings where written_in >=
         (select up_to from folds where name = 'postings')) as is_left`,
    );
    if (rows[0]?.is_left !== true) return;
    await setTimeout(PAUSE_MS);
  }
}
