import type { Tx } from '#db/client.ts';

/** What is the business's own and no record of customers: its staff and settings, its goods, the erasures' own lists, and what people are found by, which goes last. */
const OWN_TABLES = [
  'users',
  'accounts',
  'sessions',
  'invitations',
  'verification_tokens',
  'api_keys',
  'business',
  'channels',
  'locations',
  'products',
  'variants',
  'consent_texts',
  'suppressions',
  'erasures',
  'identities',
  'customers',
  'customer_own',
  'customer_addresses',
  'order_addresses',
];

/** A table and its columns of words. */
export type WordTable = { table: string; columns: { name: string; type: string; isKey: boolean }[] };

/** Every table of the program and of its job runner that has columns of words; a new one is swept without being named. */
export async function listWordTables(tx: Tx): Promise<WordTable[]> {
  const { rows } = await tx.$client.query<WordTable>(
    `select format('%I.%I', n.nspname, c.relname) as table,
       json_agg(json_build_object('name', quote_ident(a.attname), 'type', format_type(a.atttypid, null), 'isKey', exists (
         select from pg_index x where x.indrelid = c.oid and x.indisprimary and a.attnum = any (x.indkey))
         or exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'f' and a.attnum = any (k.conkey)))
         order by a.attnum) as columns
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where c.relkind = 'r' and n.nspname in ('public', 'pgboss')
       and not (n.nspname = 'public' and c.relname = any ($1))
       and a.atttypid in ('text'::regtype, 'varchar'::regtype, 'jsonb'::regtype, 'json'::regtype, 'text[]'::regtype)
     group by n.nspname, c.relname order by 1`,
    [OWN_TABLES],
  );
  return rows
    .map(({ table, columns }) => ({ table, columns: columns.filter((column) => !column.isKey) }))
    .filter(({ columns }) => columns.length > 0);
}

/** Overwrites in one table what the pattern finds; numbers and dates stay. How many rows. */
export async function sweepTable(tx: Tx, { table, columns }: WordTable, pattern: string): Promise<number> {
  const sets = columns.map(({ name, type }) => `${name} = ${erased(name, type)}`);
  const isFound = columns.map(({ name }) => `${name}::text ~* $1`).join(' or ');
  const { rowCount } = await tx.$client.query(`update ${table} set ${sets.join(', ')} where ${isFound}`, [
    pattern,
  ]);
  return rowCount ?? 0;
}

function erased(name: string, type: string): string {
  if (type === 'jsonb') return `erase_json(${name}, $1)`;
  if (type === 'json') return `erase_json(${name}::jsonb, $1)::json`;
  if (type === 'text[]')
    return `(select case when ${name} is null then null else coalesce(array_agg(erase_text(one, $1) order by place), '{}') end
      from unnest(${name}) with ordinality as u (one, place))`;
  return `erase_text(${name}, $1)`;
}
