import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import { Client, type ClientConfig, Pool, type PoolClient, type PoolConfig, types } from 'pg';

const POOL_SIZE = 10;
const CONNECT_TIMEOUT_MS = 3_000;
const TURN_TIMEOUT_MS = 30_000;
const IDLE_TIMEOUT_MS = 5 * 60_000;
const STATEMENT_TIMEOUT_MS = 60_000;
const BIGINT_OID = 20;

// Sums and counts are bigint in SQL. What a command keeps is an exact number (lib/money.ts); a sum of very many of the
// largest is read as the nearest one, which is off in the sixteenth digit, rather than taking its whole page down.
types.setTypeParser(BIGINT_OID, Number);

/** The whole database, through a pool. Reads outside a transaction use it; writes go through `inTransaction`. */
export type Database = NodePgDatabase & { $client: Pool };

/** One open transaction. */
export type Tx = NodePgDatabase & { $client: PoolClient };

/** What a query needs: the database or an open transaction. */
export type Reader = Database | Tx;

/** Gives up on a server that does not answer long before a reader gives up waiting for a connection that others use. */
class PromptClient extends Client {
  constructor(config?: ClientConfig) {
    super({ ...config, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  }
}

/**
 * Opens a pool on the given database. Statements are pipelined, so `begin` and the statement behind it cost one
 * round trip. COPY and cursors need a connection of their own (`openConnection` in db/connection.ts).
 * A server that does not answer is given up after three seconds; where all connections are at work, one waits its turn
 * for up to thirty, so that a busy or slow machine makes pages slow and not wrong. `connectionTimeoutMillis` sets both.
 */
export function connect(url: string, options: PoolConfig = {}): Database {
  const pool = new Pool({
    connectionString: url,
    max: POOL_SIZE,
    connectionTimeoutMillis: TURN_TIMEOUT_MS,
    Client: options.connectionTimeoutMillis === undefined ? PromptClient : Client,
    // Opening one costs more than keeping it: on a busy machine a page should not wait for PostgreSQL to fork.
    idleTimeoutMillis: IDLE_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    pipeline: true,
    ...options,
  } as PoolConfig);
  // A broken idle connection leaves the pool by itself; the next query opens another.
  pool.on('error', () => undefined);
  // One that breaks while it is at work fails its statements; told to nobody as well, it would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return drizzle({ client: pool });
}

// Commands read and write by key: one plan serves every value, and planning would cost more than running.
const BEGIN = 'begin; set local plan_cache_mode = force_generic_plan';

const transactions = new WeakMap<PoolClient, Tx>();

function transactionOn(client: PoolClient): Tx {
  let tx = transactions.get(client);
  if (!tx) {
    tx = drizzle({ client }) as Tx;
    transactions.set(client, tx);
  }
  return tx;
}

/**
 * Runs `work` in one transaction. `finish`, if given, sends its last statements together with the commit.
 * Whatever fails, nothing of it is kept. The returned value exists only after a confirmed commit.
 */
export async function inTransaction<Result>(
  db: Database,
  work: (tx: Tx) => Promise<Result>,
  finish?: (tx: Tx, result: Result) => Promise<unknown>,
): Promise<Result> {
  const client = await db.$client.connect();
  let broken: Error | undefined;
  try {
    const begun = client.query(BEGIN);
    begun.catch(() => undefined);
    const tx = transactionOn(client);
    const result = await work(tx);
    await begun;
    const finished = finish?.(tx, result);
    finished?.catch(() => undefined);
    const committed = await client.query('commit');
    await finished;
    if (committed.command !== 'COMMIT') throw new Error('The transaction was rolled back by the database');
    return result;
  } catch (error) {
    await client.query('rollback').catch((cause: Error) => {
      broken = cause;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}
