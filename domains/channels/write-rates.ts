import type { Tx } from '#db/client.ts';

/** What one unit of a currency is worth in the reporting currency, as a decimal, from a day on until the next rate. */
export type Rate = { currency: string; day: string; rate: string };

/** Writes exchange rates, over those of the same days. Booked orders and costs keep the rate of their day. */
export async function writeRates(tx: Tx, rates: readonly Rate[]): Promise<void> {
  if (rates.length === 0) return;
  await tx.$client.query(
    `insert into exchange_rates (currency, day, rate)
     select currency, day, rate from jsonb_to_recordset($1::jsonb) as r (currency text, day date, rate numeric)
     order by currency, day
     on conflict (currency, day) do update set rate = excluded.rate`,
    [JSON.stringify(rates)],
  );
}
