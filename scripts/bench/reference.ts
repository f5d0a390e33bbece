import { Pool } from 'pg';

const TABLES = `
  drop schema if exists reference cascade;
  create schema reference;
  create table reference.orders (id uuid primary key, channel_id uuid not null, status text not null,
    total_minor bigint not null, placed_at timestamptz not null default now());
  create index on reference.orders (placed_at);
  create table reference.order_lines (id uuid primary key, order_id uuid not null references reference.orders,
    sku text not null, quantity integer not null, price_minor bigint not null);
  create index on reference.order_lines (order_id);
  create table reference.levels (sku text primary key, on_hand integer not null, reserved integer not null default 0)
    with (fillfactor = 70);
  create table reference.outbox (id bigint generated always as identity primary key, kind text not null,
    payload jsonb not null, at timestamptz not null default now());`;

/** What an order costs at least: eight round trips of a plain driver pool, prepared statements, no application. */
export type Reference = { place: (skus: readonly string[]) => Promise<void>; end: () => Promise<void> };

/**
 * Makes bare tables with so many levels and returns the reference transaction over them: BEGIN, order, lines, three
 * conditional updates in SKU order, outbox row, COMMIT, each awaited before the next is sent.
 */
export async function openReference(
  url: string,
  more: { connections: number; skus: readonly string[]; units: number },
): Promise<Reference> {
  const pool = new Pool({ connectionString: url, max: more.connections });
  await pool.query(TABLES);
  await pool.query(
    'insert into reference.levels (sku, on_hand) select sku, $2 from unnest($1::text[]) as sku',
    [more.skus, more.units],
  );
  await pool.query('analyze reference.levels');
  return { place: (skus) => place(pool, [...skus].sort()), end: () => pool.end() };
}

const statement = (name: string, text: string, values: unknown[]) => ({ name, text, values });

async function place(pool: Pool, skus: readonly string[]): Promise<void> {
  const client = await pool.connect();
  const id = crypto.randomUUID();
  try {
    await client.query('begin');
    await client.query(
      statement(
        'reference-order',
        'insert into reference.orders (id, channel_id, status, total_minor) values ($1, $2, $3, $4)',
        [id, crypto.randomUUID(), 'reserved', 3_000],
      ),
    );
    await client.query(
      statement(
        'reference-lines',
        `insert into reference.order_lines (id, order_id, sku, quantity, price_minor)
         values ($1, $4, $5, 1, 1000), ($2, $4, $6, 1, 1000), ($3, $4, $7, 1, 1000)`,
        [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID(), id, ...skus],
      ),
    );
    for (const sku of skus) await reserve(client, sku);
    await client.query(
      statement('reference-outbox', 'insert into reference.outbox (kind, payload) values ($1, $2)', [
        'order.placed',
        JSON.stringify({ id, totalMinor: 3_000 }),
      ]),
    );
    await client.query('commit');
  } finally {
    client.release();
  }
}

async function reserve(client: { query: Pool['query'] }, sku: string): Promise<void> {
  const { rowCount } = await client.query(
    statement(
      'reference-reserve',
      'update reference.levels set reserved = reserved + 1 where sku = $1 and on_hand - reserved >= 1',
      [sku],
    ),
  );
  if (rowCount !== 1) throw new Error(`The reference ran out of ${sku}.`);
}
