import { setTimeout as sleep } from 'node:timers/promises';
import { connect } from '#db/client.ts';
import { migrate } from '#db/migrate.ts';
import { SYSTEM } from '#domains/context.ts';
import { prepareSettings } from '../start/settings.ts';
import { withDatabase } from '../with-database.ts';
import type { Session } from './verb.ts';

// Commands announce what changed some milliseconds after their commit; open screens should hear of it.
const ANNOUNCE_MS = 60;
const STATEMENT_TIMEOUT_MS = 30 * 60 * 1000;

/**
 * Opens the database that DATABASE_URL or DATA_DIR names (joining the one that the app uses), brings its tables up to
 * date, does the work as the system itself, and lets go of everything.
 */
export async function openSession<Result>(work: (session: Session) => Promise<Result>): Promise<Result> {
  prepareSettings('development');
  return withDatabase(async (url) => {
    await migrate(url);
    const db = connect(url, { statement_timeout: STATEMENT_TIMEOUT_MS });
    try {
      const result = await work({ url, db, ctx: { db, actor: SYSTEM, now: new Date() } });
      await sleep(ANNOUNCE_MS);
      return result;
    } finally {
      await db.$client.end();
    }
  });
}
