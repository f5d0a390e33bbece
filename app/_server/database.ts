import 'server-only';
import { connect, type Database } from '#db/client.ts';
import { env } from '#lib/env.ts';
import { shareLimits } from '#lib/rate-limit.ts';

// On the global object, because Next keeps pages, actions and routes in separate copies of a module.
const shared = globalThis as typeof globalThis & { pishkhanDatabase?: Database };

/** The database of this process: one pool, opened at the first use. */
export function database(): Database {
  const { DATABASE_URL, DATABASE_POOL_MAX } = env();
  if (!DATABASE_URL) throw new Error('DATABASE_URL is not set; start the program with npm start.');
  shared.pishkhanDatabase ??= connect(DATABASE_URL, { max: DATABASE_POOL_MAX });
  shareLimits(shared.pishkhanDatabase.$client);
  return shared.pishkhanDatabase;
}
