import type { Tx } from '#db/client.ts';
import { costs } from '#db/schema/index.ts';
import { AppError } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { multiplyByRate } from '#lib/money.ts';
import { command } from '../command.ts';
import { post } from '../money/post.ts';
import type { PostingAmounts } from '../money/posting.ts';
import { AddCostInput, type COST_KINDS } from './input.ts';

type CostKind = (typeof COST_KINDS)[number];

/** Which line of the channel's result each kind of cost belongs to. */
const ACCOUNTS: Record<CostKind, keyof PostingAmounts> = {
  fee: 'feesMinor',
  shipping: 'fulfilmentMinor',
  packing: 'fulfilmentMinor',
  advertising: 'marketingMinor',
  rent: 'fixedMinor',
  labour: 'fixedMinor',
  subscription: 'fixedMinor',
  adjustment: 'fixedMinor',
};

/**
 * Books money spent on a channel and posts it on its own day, in the reporting currency at that day's rate.
 * @throws CONFLICT when the channel's cost of that `externalId` is booked already; INVALID_INPUT without a known rate.
 */
export const addCost = command('cost.write', {
  input: AddCostInput,
  run: async (tx, input, ctx) => {
    const id = input.id ?? newId(ctx.now.getTime());
    const { currency, rate, reportingCurrency } = await readRate(tx, input);
    const magnitude = multiplyByRate(Math.abs(input.amountMinor), rate, currency, reportingCurrency);
    const reportedMinor = input.amountMinor < 0 ? -magnitude : magnitude;
    await tx.insert(costs).values({ ...input, id, currency, rate, createdAt: ctx.now });
    await post(tx, [
      {
        kind: 'cost',
        at: ctx.now,
        day: input.day,
        channelId: input.channelId,
        locationId: input.locationId,
        orderId: input.orderId,
        causeId: id,
        amounts: { [ACCOUNTS[input.kind]]: reportedMinor },
      },
    ]);
    return {
      result: { id, reportedMinor, currency: reportingCurrency },
      subjectKind: 'cost',
      subjectId: id,
      summary: { kind: input.kind, day: input.day, reportedMinor },
      after: { ...input, id, currency, rate },
      events: [
        { kind: 'cost.changed', subjectKind: 'cost', subjectId: id, channelId: input.channelId },
        {
          kind: 'channel.changed',
          subjectKind: 'channel',
          subjectId: input.channelId,
          channelId: input.channelId,
        },
      ],
    };
  },
});

type Rated = { currency: string; rate: string | null; reportingCurrency: string };

async function readRate(
  tx: Tx,
  cost: { channelId: string; currency?: string | undefined; day: string },
): Promise<Rated & { rate: string }> {
  const { rows } = await tx.$client.query<Rated>(
    `select coalesce($2, c.currency) as currency, b.reporting_currency as "reportingCurrency",
       case when coalesce($2, c.currency) = b.reporting_currency then '1' else
         (select r.rate::text from exchange_rates r where r.currency = coalesce($2, c.currency) and r.day <= $3
           order by r.day desc limit 1) end as rate
     from channels c cross join business b where c.id = $1`,
    [cost.channelId, cost.currency ?? null, cost.day],
  );
  const [found] = rows;
  if (!found)
    throw new AppError('NOT_FOUND', 'There is no such channel.', {
      details: { reason: 'gone', thing: 'channel' },
    });
  if (found.rate !== null) return { ...found, rate: found.rate };
  throw new AppError(
    'INVALID_INPUT',
    `No exchange rate of ${found.currency} is known for ${cost.day}; enter one first.`,
    { details: { reason: 'noRate', currency: found.currency } },
  );
}
