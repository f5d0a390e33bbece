import type { Reader } from '#db/client.ts';
import { command } from '../../command.ts';
import { CountLimitsInput } from './input.ts';
import type { CountLimits } from './judge-variance.ts';

/** What holds until somebody says otherwise: five units, and 50.00 of a currency with cents. */
const AT_FIRST: CountLimits = { units: 5, valueMinor: 5_000 };

/** Up to which difference a count books by itself. */
export async function readCountLimits(db: Reader): Promise<CountLimits> {
  const { rows } = await db.$client.query<CountLimits>(
    'select units, value_minor as "valueMinor" from stock_count_limits',
  );
  return rows[0] ?? AT_FIRST;
}

/** Says up to which difference counts book by themselves from now on. */
export const setCountLimits = command('stock.settle-count', {
  input: CountLimitsInput,
  run: async (tx, input) => {
    const before = await readCountLimits(tx);
    await tx.$client.query(
      `insert into stock_count_limits (id, units, value_minor) values (1, $1, $2)
       on conflict (id) do update set units = excluded.units, value_minor = excluded.value_minor`,
      [input.units, input.valueMinor],
    );
    return { result: input, subjectKind: 'stock_count', subjectId: 'limits', before, after: input };
  },
});
