import type { Tx } from '#db/client.ts';
import { AppError } from '#lib/errors.ts';
import { command } from '../../command.ts';
import { FACT_TABLES } from './fact-tables.ts';
import { PlaceFactInput } from './input.ts';
import { lockMerging } from './read-group.ts';
import { refreshFigures } from './refresh-figures.ts';

type Row = { tableName: string; rowKey: string; customerId: string; otherId: string };

/**
 * Says whose a fact is that came while two people were one. What belongs to an order goes with it.
 * @throws NOT_FOUND for one that is placed already, INVALID_INPUT for somebody whose it cannot be.
 */
export const placeFact = command('customer.merge', {
  input: PlaceFactInput,
  run: async (tx, { factId, customerId }, ctx) => {
    await lockMerging(tx);
    const fact = await loadFact(tx, factId);
    if (customerId !== fact.customerId && customerId !== fact.otherId) {
      throw new AppError('INVALID_INPUT', 'customerId: it is one of the two who were merged, or the other.', {
        details: { field: 'customerId' },
      });
    }
    if (customerId === fact.otherId) await move(tx, fact);
    await tx.$client.query('update misplaced_facts set decided_at = $2, decided_by = $3 where id = $1', [
      factId,
      ctx.now,
      ctx.actor.name,
    ]);
    return {
      result: { customerId },
      subjectKind: 'customer',
      subjectId: customerId,
      summary: { placed: fact.tableName },
      before: { customerId: fact.customerId },
      after: { customerId },
      events: [fact.customerId, fact.otherId].map((subjectId) => ({
        kind: 'customer.changed' as const,
        subjectKind: 'customer',
        subjectId,
      })),
    };
  },
});

async function loadFact(tx: Tx, factId: number): Promise<Row> {
  const { rows } = await tx.$client.query<Row>(
    `select f.table_name as "tableName", f.row_key as "rowKey", f.customer_id as "customerId", f.other_id as "otherId"
     from misplaced_facts f join customers c on c.id = f.customer_id and c.merged_into is null
     join customers o on o.id = f.other_id and o.merged_into is null
     where f.id = $1 and f.decided_at is null for update of f`,
    [factId],
  );
  if (rows[0]) return rows[0];
  throw new AppError('NOT_FOUND', 'This has been placed already.', {
    details: { reason: 'gone', thing: 'other' },
  });
}

async function move(tx: Tx, { tableName, rowKey, customerId, otherId }: Row): Promise<void> {
  const fact = FACT_TABLES.find(({ table }) => table === tableName);
  if (!fact) return;
  const same = (fact.once ?? []).map((column) => `x.${column} = t.${column}`).join(' and ');
  const free = same
    ? `and not exists (select from ${fact.table} x where x.customer_id = $3 and ${same})`
    : '';
  await tx.$client.query(
    `update ${fact.table} t set customer_id = $3 where t.${fact.key}::text = $1 and t.customer_id = $2 ${free}`,
    [rowKey, customerId, otherId],
  );
  await tx.$client.query(
    'update fact_origins set origin_id = $3, is_unsure = false where table_name = $1 and row_key = $2',
    [tableName, rowKey, otherId],
  );
  if (tableName === 'orders') {
    for (const table of ['returns', 'touches', 'carts']) {
      await tx.$client.query(
        `update ${table} set customer_id = $3 where order_id = $1::uuid and customer_id = $2`,
        [rowKey, customerId, otherId],
      );
    }
  }
  await refreshFigures(tx, [customerId, otherId]);
}
