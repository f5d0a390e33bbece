import type { Client } from 'pg';

/** What must be put back after a load. */
type Removed = { table: string; drop: string; create: string };

const LOADED_SCHEMAS = `('public', 'truth')`;

/**
 * Makes the tables ready for a load: triggers off (but of names), foreign keys and secondary indexes away, all inside the caller's
 * transaction, so that a load that breaks off leaves nothing behind. Returns what puts them back; building an index
 * once is many times faster than keeping it up row by row, and the foreign keys are checked when they come back.
 */
export async function prepareLoad(client: Client): Promise<() => Promise<void>> {
  const tables = await listTables(client);
  const keys = await listForeignKeys(client);
  const indexes = await listIndexes(client);
  for (const { drop } of [...keys, ...indexes]) await client.query(drop);
  for (const table of tables) await client.query(`alter table ${table} disable trigger user`);
  // What is heard of a name is worked out in the database only.
  await client.query('alter table customers enable trigger customers_heard');
  return async () => {
    for (const { create } of [...indexes, ...keys]) await client.query(create);
    for (const table of tables) await client.query(`alter table ${table} enable trigger user`);
    // The triggers that tell of sales rested: the next folding adds all of them up from the ledger.
    await client.query('delete from sales_fold');
  };
}

async function listTables(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname in ${LOADED_SCHEMAS} order by 1`,
  );
  return rows.map((row) => row.name);
}

async function listForeignKeys(client: Client): Promise<Removed[]> {
  const { rows } = await client.query<Removed>(
    `select conrelid::regclass::text as table,
       format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
       format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as create
     from pg_constraint where contype = 'f' and connamespace::regnamespace::text in ${LOADED_SCHEMAS} order by conname`,
  );
  return rows;
}

/** Indexes that no constraint stands on: all but the primary keys. */
async function listIndexes(client: Client): Promise<Removed[]> {
  const { rows } = await client.query<Removed>(
    `select i.indrelid::regclass::text as table, format('drop index %s', i.indexrelid::regclass) as drop,
       pg_get_indexdef(i.indexrelid) as create
     from pg_index i join pg_class c on c.oid = i.indexrelid
     where c.relnamespace::regnamespace::text in ${LOADED_SCHEMAS}
       and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
     order by c.relname`,
  );
  return rows;
}

/** Sets every counted column behind the highest number that was loaded. */
export async function setSequences(client: Client): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string }>(
    `select format('%I.%I', table_schema, table_name) as table, column_name as column
     from information_schema.columns where table_schema = 'public' and is_identity = 'YES' order by 1, 2`,
  );
  for (const { table, column } of rows) {
    await client.query(
      `select setval(pg_get_serial_sequence($1, $2), coalesce((select max("${column}") from ${table}), 0) + 1, false)`,
      [table, column],
    );
  }
}
