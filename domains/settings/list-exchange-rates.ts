import type { Ctx } from '../context.ts';
import { allow } from '../team/can.ts';

const MOST_RATES = 500;

/** What one unit of a currency is worth in the reporting currency, from `day` until the next rate. */
export type ExchangeRateRow = { currency: string; day: string; rate: string };

/** Currencies in use with their newest rate (null while none is known), and the rates entered, newest first. */
export type ExchangeRates = {
  currencies: { currency: string; day: string | null; rate: string | null }[];
  rates: ExchangeRateRow[];
};

/** The rates of all currencies in which channels sell or which have a rate, without the reporting currency. */
export async function listExchangeRates(ctx: Ctx): Promise<ExchangeRates> {
  allow(ctx.actor, 'settings.read');
  const [currencies, rates] = await Promise.all([
    ctx.db.$client.query<ExchangeRates['currencies'][number]>({
      name: 'list-currencies',
      text: `
        select c.currency, r.day::text as day, trim_scale(r.rate)::text as rate
        from (select currency from channels union select currency from exchange_rates) c
        left join lateral (
          select day, rate from exchange_rates e where e.currency = c.currency order by day desc limit 1) r on true
        where c.currency <> (select reporting_currency from business)
        order by c.currency limit $1`,
      values: [MOST_RATES],
    }),
    ctx.db.$client.query<ExchangeRateRow>({
      name: 'list-exchange-rates',
      text: `select currency, day::text as day, trim_scale(rate)::text as rate from exchange_rates
        order by day desc, currency limit $1`,
      values: [MOST_RATES],
    }),
  ]);
  return { currencies: currencies.rows, rates: rates.rows };
}
