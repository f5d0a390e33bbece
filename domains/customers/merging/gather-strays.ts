import { z } from 'zod';
import { command } from '../../command.ts';
import { FACT_TABLES } from './fact-tables.ts';
import { gatherFacts } from './gather-facts.ts';
import { lockMerging, readGroup } from './read-group.ts';
import { refreshFigures } from './refresh-figures.ts';

const MOST_AT_ONCE = 100;

/**
 * Brings to the survivor what came for merged customers at the very moment of their merge: orders do not wait for merges.
 * Takes some people at a time; `people` says how many had something.
 */
export const gatherStrays = command('customer.link', {
  input: z.strictObject({}),
  run: async (tx, _input, ctx) => {
    await lockMerging(tx);
    const stray = FACT_TABLES.filter(({ once }) => !once)
      .map(
        ({ table }) =>
          `select t.customer_id as id from customers c join ${table} t on t.customer_id = c.id where c.merged_into is not null`,
      )
      .join(' union ');
    const { rows } = await tx.$client.query<{ id: string }>(`${stray} order by id limit $1`, [MOST_AT_ONCE]);
    const numbers = await tx.$client.query<{ next: number }>(
      'select coalesce(max(number), 0) + 1 as next from customer_merges',
    );
    for (const { id } of rows) {
      const group = await readGroup(tx, id);
      await gatherFacts(tx, group, Number(numbers.rows[0]!.next));
      await refreshFigures(tx, [group.root, id]);
    }
    return {
      result: { people: rows.length },
      subjectKind: 'customer',
      subjectId: null,
      summary: { people: rows.length, at: ctx.now.toISOString() },
    };
  },
});
