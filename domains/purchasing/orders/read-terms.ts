import type { Tx } from '#db/client.ts';
import { AppError } from '#lib/errors.ts';
import { dayIn } from '#lib/time.ts';

/** What the money of a purchase is worth: `rate` is the value of one unit of `currency` in the reporting currency. */
export type Rated = { currency: string; rate: string; reportingCurrency: string; today: string };

type Found = {
  currency: string;
  reportingCurrency: string;
  timeZone: string;
};

/** The rate of a currency on the business's own day. @throws INVALID_INPUT where none is known yet. */
export async function readRate(tx: Tx, wanted: { currency: string; now: Date }): Promise<Rated> {
  const business = await tx.$client.query<Omit<Found, 'currency'>>(
    'select reporting_currency as "reportingCurrency", time_zone as "timeZone" from business',
  );
  const { reportingCurrency = '', timeZone = 'UTC' } = business.rows[0] ?? {};
  const { currency } = wanted;
  const today = dayIn(timeZone, wanted.now);
  if (currency === reportingCurrency) return { currency, rate: '1', reportingCurrency, today };
  const { rows } = await tx.$client.query<{ rate: string }>(
    `select trim_scale(rate)::text as rate from exchange_rates where currency = $1 and day <= $2
     order by day desc limit 1`,
    [currency, today],
  );
  if (rows[0]) return { currency, rate: rows[0].rate, reportingCurrency, today };
  throw new AppError(
    'INVALID_INPUT',
    `No exchange rate of ${currency} is known for ${today}; enter one under Settings, Currencies.`,
    { details: { reason: 'noRate', currency } },
  );
}

/** @throws NOT_FOUND for an unknown supplier or place; CONFLICT where it is not bought from, or nothing comes in there. */
export async function requireTerms(
  tx: Tx,
  at: { supplierId: string; locationId: string },
): Promise<{ currency: string; leadDays: number }> {
  const { rows } = await tx.$client.query<{
    currency: string;
    leadDays: number;
    name: string;
    isActive: boolean;
    place: string;
    takesGoods: boolean;
  }>(
    `select s.currency, s.lead_days as "leadDays", s.name, s.is_active as "isActive", l.name as place,
       l.is_active and l.kind in ('warehouse', 'store') as "takesGoods"
     from suppliers s cross join locations l where s.id = $1 and l.id = $2`,
    [at.supplierId, at.locationId],
  );
  const found = rows[0];
  if (!found) throw new AppError('NOT_FOUND', 'There is no such supplier or location; load the page again.');
  if (!found.isActive) {
    throw new AppError(
      'CONFLICT',
      `${found.name} is switched off; switch the supplier on or choose another.`,
    );
  }
  if (!found.takesGoods) {
    throw new AppError('CONFLICT', `${found.place} takes no goods in; choose a warehouse or a shop in use.`);
  }
  return found;
}
