import { setTimeout } from 'node:timers/promises';
import { expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { SYSTEM } from '#domains/context.ts';
import { checkEffort } from './check-effort.ts';
import { foldEffort } from './fold-effort.ts';

// A transaction anywhere in the cluster holds the marks back, so it is asked again until nothing waits.
const PATIENCE_MS = 90_000;
const PAUSE_MS = 200;
const BEHIND = { isBehind: true, faults: [] };

/** Works out until nothing waits, and expects the kept efforts and their sums to be what the facts say. */
export async function expectEffortTrue(db: Database): Promise<void> {
  for (let waitedMs = 0; waitedMs < PATIENCE_MS; waitedMs += PAUSE_MS) {
    const { hasMore } = await foldEffort({ db, actor: SYSTEM, now: new Date() });
    const { isBehind, faults } = hasMore ? BEHIND : await checkEffort(db);
    if (isBehind) {
      await setTimeout(PAUSE_MS);
      continue;
    }
    expect(faults).toEqual([]);
    const { rows } = await db.$client.query(DAYS);
    expect(rows).toEqual([]);
    return;
  }
  throw new Error('the efforts could not be worked out in time');
}

const SUMS = `count(*)::integer as orders, (count(*) filter (where is_seen))::integer as seen, sum(find_seconds), sum(choose_seconds),
  sum(pay_seconds), sum(wait_seconds), sum(receive_seconds), sum(return_seconds), sum(contact_seconds)`;

const DAYS = `
  (select channel_id, day, ${SUMS} from order_efforts group by 1, 2 except select * from effort_days)
  union all
  (select * from effort_days except select channel_id, day, ${SUMS} from order_efforts group by 1, 2)`;
