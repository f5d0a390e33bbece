import type { Reader } from '#db/client.ts';
import { AppError } from '#lib/errors.ts';
import { multiplyByRate } from '#lib/money.ts';

/** An amount of a currency on a day. */
export type RateWanted = { currency: string; day: string };

/** The reporting currency, and what one unit of a currency was worth on a day: the last rate until then. */
export type Rates = {
  reportingCurrency: string;
  /** Null while no rate is known. */
  rateOf: (wanted: RateWanted) => string | null;
};

/** Reads the rates of some days in one statement. */
export async function readRates(db: Reader, wanted: readonly RateWanted[]): Promise<Rates> {
  const { rows } = await db.$client.query<{
    currency: string | null;
    day: string;
    rate: string | null;
    home: string;
  }>(
    `select b.reporting_currency as home, w.currency, w.day::text as day,
       case when w.currency = b.reporting_currency then '1' else (select r.rate::text from exchange_rates r
         where r.currency = w.currency and r.day <= w.day order by r.day desc limit 1) end as rate
     from business b left join (select distinct currency, day
       from unnest($1::text[], $2::date[]) as u (currency, day)) w on true`,
    [wanted.map(({ currency }) => currency), wanted.map(({ day }) => day)],
  );
  const known = new Map(rows.map((row) => [`${row.currency} ${row.day}`, row.rate]));
  return {
    reportingCurrency: rows[0]?.home ?? '',
    rateOf: ({ currency, day }) => known.get(`${currency} ${day}`) ?? null,
  };
}

/** A signed amount in the reporting currency, rounded a half away from zero. */
export function reportSigned(amountMinor: number, at: { rate: string; from: string; to: string }): number {
  const magnitude = multiplyByRate(Math.abs(amountMinor), at.rate, at.from, at.to);
  return amountMinor < 0 ? 0 - magnitude : magnitude;
}

/** The rate, @throws INVALID_INPUT where none is known. */
export function requireRate(rates: Rates, wanted: RateWanted): string {
  const rate = rates.rateOf(wanted);
  if (rate !== null) return rate;
  throw new AppError(
    'INVALID_INPUT',
    `No exchange rate of ${wanted.currency} is known for ${wanted.day}; enter one first.`,
    { details: { reason: 'noRate', currency: wanted.currency } },
  );
}
