import { newId } from '#lib/ids.ts';
import { command } from '../../command.ts';
import { bookCosts } from './book-costs.ts';
import { costEvents } from './cost-events.ts';
import { AddCostInput } from './input.ts';
import { readCurrency } from './read-currency.ts';
import { readRates, reportSigned, requireRate } from './read-rates.ts';

/**
 * Books money spent on a channel and posts it on its own day, in the reporting currency at that day's rate.
 * `countsOn` is that day, or the first open one where its month is closed.
 * @throws CONFLICT when the channel's cost of that `externalId` is booked already; INVALID_INPUT without a known rate.
 */
export const addCost = command('cost.write', {
  input: AddCostInput,
  run: async (tx, input, ctx) => {
    const id = input.id ?? newId(ctx.now.getTime());
    const own = await readCurrency(tx, input.channelId);
    const currency = input.currency ?? own;
    const rates = await readRates(tx, [{ currency, day: input.day }]);
    const rate = requireRate(rates, { currency, day: input.day });
    const { reportingCurrency } = rates;
    const reportedMinor = reportSigned(input.amountMinor, { rate, from: currency, to: reportingCurrency });
    const cost = { ...input, id, currency, rate, reportedMinor };
    const [countsOn = input.day] = await bookCosts(tx, [cost], { now: ctx.now, kind: 'cost' });
    return {
      result: { id, reportedMinor, currency: reportingCurrency, countsOn },
      subjectKind: 'cost',
      subjectId: id,
      summary: { kind: input.kind, day: input.day, reportedMinor },
      after: { ...input, id, currency, rate },
      events: costEvents(id, [input.channelId]),
    };
  },
});
