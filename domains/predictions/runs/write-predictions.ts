import type { Tx } from '#db/client.ts';
import type { PredictionRow } from './foretell-buyers.ts';

const COLUMNS = `customer_id uuid, is_enough boolean, p_alive double precision, purchases integer, first_on date, last_on date,
  net_minor bigint, orders90 double precision, orders90_low integer, orders90_high integer, orders365 double precision,
  orders365_low integer, orders365_high integer, value90_minor bigint, value90_low_minor bigint, value90_high_minor bigint,
  value365_minor bigint, value365_low_minor bigint, value365_high_minor bigint, next_basis text, next_from_on date,
  next_until_on date, recency_score smallint, frequency_score smallint, money_score smallint, rfm_group text`;
const NAMES = COLUMNS.split(',').map((column) => column.trim().split(' ')[0]!);

/** Writes predictions in the place of earlier ones of the same people; people merged away meanwhile are passed over. */
export async function writePredictions(tx: Tx, rows: readonly PredictionRow[], runId: string): Promise<void> {
  if (rows.length === 0) return;
  await tx.$client.query({
    name: 'write-predictions',
    text: `
      insert into customer_predictions (${NAMES.join(', ')}, run_id)
      select ${NAMES.map((name) => `p.${name}`).join(', ')}, $2
      from jsonb_to_recordset($1::jsonb) as p (${COLUMNS})
      join customers c on c.id = p.customer_id and c.merged_into is null and c.erased_at is null
      on conflict (customer_id) do update set
        ${NAMES.slice(1)
          .map((name) => `${name} = excluded.${name}`)
          .join(', ')}, run_id = excluded.run_id`,
    values: [JSON.stringify(rows), runId],
  });
}
