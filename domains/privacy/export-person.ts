import { z } from 'zod';
import { inTransaction, type Tx } from '#db/client.ts';
import { AppError } from '#lib/errors.ts';
import { command } from '../command.ts';
import type { Ctx } from '../context.ts';
import { hashAddress } from '../customers/consents/hash-address.ts';
import { allow } from '../team/can.ts';
import { PERSONAL_TABLES } from './personal-tables.ts';

/** All that is kept about one person: rows by table, as the database has them. */
export type PersonExport = {
  format: 'pishkhan-person-1';
  number: number;
  exportedAt: string;
  tables: Record<string, Record<string, unknown>[]>;
};

/**
 * Everything that is kept about a person and those merged into them, for handing to that person. Who asked for it, and
 * when, is written down first. @throws NOT_FOUND for who is not there or is erased.
 */
export async function exportPerson(ctx: Ctx, customerId: string): Promise<PersonExport> {
  allow(ctx.actor, 'customer.disclose');
  const { number } = await noteDisclosure(ctx, { customerId });
  return inTransaction(ctx.db, async (tx) => {
    await tx.$client.query('set transaction isolation level repeatable read, read only');
    const ids = await readIds(tx, customerId);
    const tables: PersonExport['tables'] = {};
    for (const { table, where, columns = '*' } of PERSONAL_TABLES)
      tables[table] = await readRows(
        tx,
        `select to_jsonb(t) as row from (select ${columns} from ${table} where ${where}) t`,
        ids,
      );
    tables.suppressions = await readSuppressions(tx, tables.identities ?? []);
    return { format: 'pishkhan-person-1', number, exportedAt: ctx.now.toISOString(), tables };
  });
}

const noteDisclosure = command('customer.disclose', {
  input: z.strictObject({ customerId: z.uuid() }),
  run: async (tx, { customerId }) => {
    const { rows } = await tx.$client.query<{ number: number }>(
      'select number from customers where id = $1 and merged_into is null and erased_at is null',
      [customerId],
    );
    const [person] = rows;
    if (!person)
      throw new AppError('NOT_FOUND', 'There is no such customer (any more).', {
        details: { reason: 'gone', thing: 'customer' },
      });
    return {
      result: { number: person.number },
      subjectKind: 'customer',
      subjectId: customerId,
      summary: { disclosed: 'everything' },
    };
  },
});

async function readIds(tx: Tx, customerId: string): Promise<string[]> {
  const { rows } = await tx.$client.query<{ id: string }>(
    `with recursive people as (
       select id from customers where id = $1
       union select c.id from customers c join people p on c.merged_into = p.id
     ) select id from people`,
    [customerId],
  );
  return rows.map(({ id }) => id);
}

async function readRows(tx: Tx, sql: string, ids: readonly string[]): Promise<Record<string, unknown>[]> {
  const { rows } = await tx.$client.query<{ row: Record<string, unknown> }>(sql, [ids]);
  return rows.map(({ row }) => row);
}

/** The suppression list knows hashes only: it is asked for those of the person's own addresses. */
async function readSuppressions(
  tx: Tx,
  identities: readonly Record<string, unknown>[],
): Promise<Record<string, unknown>[]> {
  const hashes = identities.map(({ kind, value }) =>
    hashAddress({ kind: String(kind), value: String(value) }),
  );
  const { rows } = await tx.$client.query<Record<string, unknown>>(
    'select way, purpose, reason, at from suppressions where address_hash = any ($1::text[]) order by id',
    [hashes],
  );
  return rows;
}
