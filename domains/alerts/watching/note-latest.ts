import type { Database } from '#db/client.ts';
import type { Reading } from '../alert-kinds.ts';

/** What was seen now of an alert that stays open. */
export type Latest = { id: string; facts: Reading['facts'] };

/** Notes what was last seen of open alerts, so that they say the same as the rows behind them; what they found stays beside it. */
export async function noteLatest(db: Database, latest: readonly Latest[]): Promise<void> {
  if (latest.length === 0) return;
  await db.$client.query({
    name: 'alert-note-latest',
    text: `update alerts a set end_facts = n.facts from unnest($1::uuid[], $2::jsonb[]) n (id, facts)
      where a.id = n.id and a.closed_at is null and a.end_facts is distinct from n.facts`,
    values: [latest.map(({ id }) => id), latest.map(({ facts }) => JSON.stringify(facts))],
  });
}
