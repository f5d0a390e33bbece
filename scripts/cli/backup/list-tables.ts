import { createHash } from 'node:crypto';
import { is } from 'drizzle-orm';
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import type { Client } from 'pg';
import * as schema from '#db/schema/index.ts';
import type { SavedIdentity, SavedTable } from './backup-file.ts';

/** Sums that are reckoned again from postings and levels after a restore, and how far they have come. */
export const DERIVED_TABLES = [
  'public.acquired_days',
  'public.acquired_months',
  'public.answer_days',
  'public.answer_waits',
  'public.board_state',
  'public.board_tail',
  'public.channel_days',
  'public.churn_days',
  'public.churn_people',
  'public.churn_tail',
  'public.costless_months',
  'public.credit_days',
  'public.credit_months',
  'public.customer_months',
  'public.customer_stats',
  'public.effort_days',
  'public.effort_findings',
  'public.effort_lengths',
  'public.effort_state',
  'public.effort_tail',
  'public.effort_untold_days',
  'public.first_orders',
  'public.folds',
  'public.group_days',
  'public.group_moves',
  'public.location_days',
  'public.method_days',
  'public.order_credits',
  'public.order_days',
  'public.order_efforts',
  'public.outlook_days',
  'public.path_days',
  'public.product_days',
  'public.retention_cells',
  'public.retention_days',
  'public.retention_people',
  'public.retention_repeats',
  'public.retention_spans',
  'public.retention_tail',
  'public.retention_twins',
  'public.retention_use',
  'public.retention_waiting',
  'public.sales_days',
  'public.sales_fold',
  'public.sales_pace',
  'public.sales_tail',
  'public.segment_days',
  'public.segment_marks',
  'public.segment_moves',
  'public.segment_people',
  'public.shelf_age_fold',
  'public.shelf_ages',
  'public.statement_days',
  'public.statement_months',
  'public.supply_fold',
  'public.variant_supply',
  'public.visit_days',
  'public.visit_tail',
];
/** Tables that have rows from the beginning; a database with nothing else is empty. */
export const NEVER_EMPTY_TABLES = [
  'public.alert_pulse',
  'public.loyalty_accounts',
  'public.parity_turn',
  'public.routing_state',
];
/** The demo business's hidden truth stands outside the schema of the product and is saved with it. */
const TRUTH_SCHEMA = 'truth';

/** The tables of a database that a backup holds, parents before children, and a hash of their shape. */
export type TablePlan = { tables: SavedTable[]; schema: string };

type Column = { table: string; column: string; type: string };

/**
 * Lists the tables to save. Left out: derived sums, generated columns, and transaction numbers (`xid8`), which mean
 * nothing in another database and are given anew.
 */
export async function planTables(client: Client): Promise<TablePlan> {
  const { rows } = await client.query<Column>(
    `select n.nspname || '.' || c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type
     from pg_class c
     join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where c.relkind = 'r' and c.relpersistence = 'p'
       and (n.nspname = $1 or n.nspname || '.' || c.relname = any ($2))
     order by 1, a.attnum`,
    [TRUTH_SCHEMA, ourTables()],
  );
  const columns = rows.filter(({ table, type }) => type !== 'xid8' && !DERIVED_TABLES.includes(table));
  const byTable = Map.groupBy(columns, ({ table }) => table);
  const names = sortByDependency([...byTable.keys()], await readParents(client));
  const tables = names.map((name) => ({ name, columns: byTable.get(name)!.map(({ column }) => column) }));
  const shape = columns.map(({ table, column, type }) => `${table}.${column} ${type}`).join('\n');
  return { tables, schema: createHash('sha256').update(shape).digest('hex') };
}

function ourTables(): string[] {
  return Object.values(schema).flatMap((value) =>
    is(value, PgTable) ? [`public.${getTableConfig(value).name}`] : [],
  );
}

type Link = { child: string; parent: string };

async function readParents(client: Client): Promise<Link[]> {
  const { rows } = await client.query<Link>(
    `select cn.nspname || '.' || c.relname as child, pn.nspname || '.' || p.relname as parent
     from pg_constraint k
     join pg_class c on c.oid = k.conrelid join pg_namespace cn on cn.oid = c.relnamespace
     join pg_class p on p.oid = k.confrelid join pg_namespace pn on pn.oid = p.relnamespace
     where k.contype = 'f' and k.conrelid <> k.confrelid
     order by 1, 2`,
  );
  return rows;
}

/** Parents before children, else by name, so that foreign keys hold while rows go in. */
export function sortByDependency(names: readonly string[], links: readonly Link[]): string[] {
  const waiting = new Set([...names].sort());
  const sorted: string[] = [];
  while (waiting.size > 0) {
    const ready = [...waiting].filter(
      (name) => !links.some(({ child, parent }) => child === name && waiting.has(parent)),
    );
    if (ready.length === 0) throw new Error(`These tables refer to one another: ${[...waiting].join(', ')}.`);
    for (const name of ready) waiting.delete(name);
    sorted.push(...ready);
  }
  return sorted;
}

/** Where every identity column of the tables stands. */
export async function readIdentities(
  client: Client,
  tables: readonly SavedTable[],
): Promise<SavedIdentity[]> {
  const { rows } = await client.query<{ table: string; column: string; sequence: string }>(
    `select n.nspname || '.' || c.relname as table, a.attname as column,
       pg_get_serial_sequence(format('%I.%I', n.nspname, c.relname), a.attname) as sequence
     from pg_attribute a
     join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
     where a.attidentity <> '' and n.nspname || '.' || c.relname = any ($1)
     order by 1, 2`,
    [tables.map(({ name }) => name)],
  );
  const identities: SavedIdentity[] = [];
  for (const { table, column, sequence } of rows) {
    const state = await client.query<{ last: string; isUsed: boolean }>(
      `select last_value::text as last, is_called as "isUsed" from ${sequence}`,
    );
    identities.push({ table, column, ...state.rows[0]! });
  }
  return identities;
}

/** A table's name for use in SQL. */
export function quoteTable(client: Client, name: string): string {
  return name
    .split('.')
    .map((part) => client.escapeIdentifier(part))
    .join('.');
}

/** Columns for use in SQL. */
export function quoteColumns(client: Client, columns: readonly string[]): string {
  return columns.map((column) => client.escapeIdentifier(column)).join(', ');
}
