import type { Reader } from '#db/client.ts';
import { currencyExponent } from '#lib/currency.ts';
import { dayIn } from '#lib/time.ts';
import { getBusiness } from '../../settings/get-business.ts';
import type { Settler } from '../orders/settle-chunk.ts';
import type { ImportBatch } from '../read-batch.ts';
import { CellReader } from '../rows/read-cells.ts';
import type { PlainContext } from './run-plain.ts';

/** Looks up what the rows are settled with. */
export async function readPlainContext(db: Reader, batch: ImportBatch, by: Settler): Promise<PlainContext> {
  const { reportingCurrency, country, timeZone } = await getBusiness(db);
  const { amountsIn } = batch.mapping;
  const currency = amountsIn && amountsIn !== 'column' ? amountsIn : reportingCurrency;
  return {
    batch,
    amounts: {
      currency,
      rate: currency === reportingCurrency ? '1' : await readLastRate(db, currency, dayIn(timeZone, by.now)),
    },
    cells: new CellReader(batch.reading, timeZone),
    business: { reportingCurrency, country, exponent: currencyExponent(reportingCurrency) },
    ...by,
  };
}

async function readLastRate(db: Reader, currency: string, day: string): Promise<string | null> {
  const { rows } = await db.$client.query<{ rate: string }>(
    'select rate::text from exchange_rates where currency = $1 and day <= $2 order by day desc limit 1',
    [currency, day],
  );
  return rows[0]?.rate ?? null;
}
