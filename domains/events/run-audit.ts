import fs from 'node:fs';
import path from 'node:path';
import type { Reader } from '#db/client.ts';

const FILE = path.join('db', 'audit', 'invariants.sql');
const ROWS_SHOWN = 20;

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
 * Each check sees one moment; a check over a million orders takes some seconds, so this is for the night, tests and the
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

type Invariant = Omit<Finding, 'rows' | 'count'> & { statement: string };

async function check(reader: Reader, invariants: readonly Invariant[]): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { statement, ...invariant } of invariants) {
    const { rows } = await reader.$client.query<{ rows: unknown[]; count: number }>(
      `with offending as materialized (${statement})
       select (select count(*) from offending) as count,
         (select coalesce(json_agg(shown), '[]') from (select * from offending limit ${ROWS_SHOWN}) shown) as rows`,
    );
    findings.push({ ...invariant, rows: rows[0]!.rows, count: rows[0]!.count });
  }
  return findings;
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
      return { name: name.trim(), description: second.replace(/^-- /, ''), rollup, statement };
    });
}
