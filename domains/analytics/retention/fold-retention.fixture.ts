import { setTimeout } from 'node:timers/promises';
import { expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { checkRetention } from './check-retention.ts';

// A transaction anywhere in the cluster holds the mark back, so it is asked again until nothing waits.
const PATIENCE_MS = 90_000;
const PAUSE_MS = 50;

/** Folds until nobody waits, and expects everything kept to be what the rows say. */
export async function foldRetentionWhole(db: Database): Promise<void> {
  for (let waitedMs = 0; waitedMs < PATIENCE_MS; waitedMs += PAUSE_MS) {
    await db.$client.query('select fold_board()');
    await db.$client.query('select fold_retention()');
    const { isBehind, faults } = await checkRetention(db);
    expect(faults).toEqual([]);
    if (!isBehind) return;
    await setTimeout(PAUSE_MS);
  }
  throw new Error('retention could not be folded in time');
}
