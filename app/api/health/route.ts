import { database } from '#app/_server/database.ts';
import { readHealth } from '#domains/events/read-health.ts';
import { readVersion } from '#domains/events/read-version.ts';
import { log } from '#lib/log.ts';

export const dynamic = 'force-dynamic';

/** How the program is: 200 while it can serve, 503 when the database does not answer. Public, and for watchers. */
export async function GET(): Promise<Response> {
  const version = readVersion();
  try {
    const { status, ...health } = await readHealth(database(), new Date());
    return Response.json({ status, version, ...health }, { headers: { 'cache-control': 'no-store' } });
  } catch (error) {
    log.error({ err: error }, 'the database does not answer');
    return Response.json({ status: 'down', version, database: { ok: false } }, { status: 503 });
  }
}
