import type { PoolClient } from 'pg';
import type { Database } from '#db/client.ts';

type Ask = (...asked: Parameters<PoolClient['query']>) => Promise<unknown>;

/** The database over a line that breaks after every commit, before its answer comes. */
export function losingAnswers(db: Database): Database {
  return through(db, (client) => async (...asked) => {
    const answer = await client.query(...asked);
    if (isCommit(asked[0])) throw new Error('The connection was lost');
    return answer;
  });
}

/** The database as of a process that dies at its nth statement: the server ends the connection there and then. */
export function dyingAt(db: Database, statement: number): Database {
  let asked = 0;
  return through(db, (client) => {
    let death: Promise<unknown> | undefined;
    return async (...what) => {
      if (++asked === statement) death = endConnection(db, client);
      // What is sent behind it must not overtake it.
      if (death) await death;
      return client.query(...what);
    };
  });
}

async function endConnection(db: Database, client: PoolClient): Promise<void> {
  const ended = new Promise((resolve) => client.once('end', resolve));
  await db.$client.query('select pg_terminate_backend($1)', [backendOf(client)]);
  await ended;
}

function through(db: Database, ask: (client: PoolClient) => Ask): Database {
  const connect = async () => {
    const client = await db.$client.connect();
    const query = ask(client);
    return new Proxy(client, { get: (of, name) => (name === 'query' ? query : bound(of, name)) });
  };
  const pool = new Proxy(db.$client, {
    get: (of, name) => (name === 'connect' ? connect : bound(of, name)),
  });
  return new Proxy(db, { get: (of, name) => (name === '$client' ? pool : Reflect.get(of, name)) });
}

function isCommit(asked: unknown): boolean {
  return asked === 'commit';
}

/** The server's own number of a connection; the driver keeps it, though its types do not say so. */
function backendOf(client: PoolClient): number {
  return Reflect.get(client, 'processID') as number;
}

function bound(of: object, name: string | symbol): unknown {
  const value: unknown = Reflect.get(of, name);
  return typeof value === 'function' ? value.bind(of) : value;
}
