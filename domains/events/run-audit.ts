import fs from 'node:fs';
import path from 'node:path';
import type { Reader } from '#db/client.ts';

const FILE = path.join('db', 'audit', 'invariants.sql');
const ROWS_SHOWN = 20;
const PEOPLE_AT_ONCE = 20_000;
const CHANNELS_AT_ONCE = 1;
const FIRST_ID = '00000000-0000-0000-0000-000000000000';
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** One thing that must be true of the books, with what offends it: how many rows, and the first twenty. */
export type Finding = {
  name: string;
  description: string;
  /** The table of sums that it recomputes. */
  rollup: string | null;
  rows: unknown[];
  count: number;
};

/**
 * Checks everything in db/audit/invariants.sql and names each offending row; sound books have a count of 0 everywhere.
 * Each check sees one moment, or one for each portion where it has a line `-- portions:`: `months` are days from $1 to $2,
 * `people` and `channels` ids from $1 to below $2. Over a million orders it takes minutes, so this is for the night, tests and the
 * command line.
 */
export function runAudit(reader: Reader): Promise<Finding[]> {
  return check(reader, readInvariants());
}

/** Checks only what recomputes a table of sums: the entries of db/audit/invariants.sql with a line `-- rollup: table`. */
export function verifyRollups(reader: Reader): Promise<Finding[]> {
  return check(
    reader,
    readInvariants().filter(({ rollup }) => rollup !== null),
  );
}

type Portion = [] | [from: string, to: string];
type Invariant = Omit<Finding, 'rows' | 'count'> & { statement: string; portions: string | null };

async function check(reader: Reader, invariants: readonly Invariant[]): Promise<Finding[]> {
  const portions: Record<string, readonly Portion[]> = {
    months: await listMonths(reader),
    people: await listIds(reader, 'customers', PEOPLE_AT_ONCE),
    channels: await listIds(reader, 'channels', CHANNELS_AT_ONCE),
  };
  const findings: Finding[] = [];
  for (const { statement, portions: by, ...invariant } of invariants) {
    const finding: Finding = { ...invariant, rows: [], count: 0 };
    for (const portion of by === null ? [[] as Portion] : portions[by]!) {
      const { rows } = await reader.$client.query<{ rows: unknown[]; count: number }>(
        `with offending as materialized (${statement})
         select (select count(*) from offending) as count,
           (select coalesce(json_agg(shown), '[]') from (select * from offending limit ${ROWS_SHOWN}) shown) as rows`,
        portion,
      );
      finding.rows = [...finding.rows, ...rows[0]!.rows].slice(0, ROWS_SHOWN);
      finding.count += rows[0]!.count;
    }
    findings.push(finding);
  }
  return findings;
}

/** The months of the books; the first and last reach as far as there are days. */
async function listMonths(reader: Reader): Promise<readonly Portion[]> {
  const { rows } = await reader.$client.query<{ from: string; to: string }>(
    `select from_day::text as from, to_day::text as to from (
       select coalesce(nullif(begins, min(begins) over ()), '-infinity') as from_day,
         coalesce(lead(begins) over (order by begins) - 1, 'infinity') as to_day
       from (select generate_series(date_trunc('month', min(day)), max(day), interval '1 month')::date as begins
         from postings) m) one
     order by from_day`,
  );
  return rows.length > 0 ? rows.map(({ from, to }): Portion => [from, to]) : [['-infinity', 'infinity']];
}

/** Ids of a table, so many at once; the first and last portion reach as far as there are ids. */
async function listIds(
  reader: Reader,
  table: 'customers' | 'channels',
  atOnce: number,
): Promise<readonly Portion[]> {
  const { rows } = await reader.$client.query<{ id: string }>(
    `select id from (select id, row_number() over (order by id) as at from ${table}) one
     where at % $1 = 0 order by id`,
    [atOnce],
  );
  const bounds = [FIRST_ID, ...rows.map(({ id }) => id), LAST_ID];
  return bounds.slice(1).map((to, at): Portion => [bounds[at]!, to]);
}

function readInvariants(): Invariant[] {
  const text = fs.readFileSync(path.join(process.cwd(), FILE), 'utf8');
  return text
    .split(/^-- name: /m)
    .slice(1)
    .map((part) => {
      const [name = '', second = '', ...rest] = part.split('\n');
      const statement = rest.join('\n').trim().replace(/;$/, '');
      const rollup = /^-- rollup: (\S+)$/m.exec(statement)?.[1] ?? null;
      const portions = /^-- portions: (months|people|channels)$/m.exec(statement)?.[1] ?? null;
      return { name: name.trim(), description: second.replace(/^-- /, ''), rollup, portions, statement };
    });
}
