import { AppError } from '#lib/errors.ts';
import { command } from '../command.ts';
import { getBusiness } from '../settings/get-business.ts';
import { SetExchangeRateInput } from './input.ts';
import { writeRates } from './write-rates.ts';

/**
 * Sets what one unit of a currency is worth in the reporting currency from a day on, until the next rate.
 * Orders and costs that are booked keep the rate of their day. @throws INVALID_INPUT for the reporting currency itself.
 */
export const setExchangeRate = command('cost.write', {
  input: SetExchangeRateInput,
  run: async (tx, { currency, day, rate }) => {
    const { reportingCurrency } = await getBusiness(tx);
    if (currency === reportingCurrency) {
      throw new AppError(
        'INVALID_INPUT',
        `${currency} is the reporting currency; its rate is 1 on every day.`,
        { details: { reason: 'rateOfBooks', currency } },
      );
    }
    await writeRates(tx, [{ currency, day, rate }]);
    return {
      result: { currency, day, rate },
      subjectKind: 'exchange_rate',
      subjectId: `${currency} ${day}`,
      after: { rate },
      events: [{ kind: 'settings.changed', subjectKind: 'exchange_rate', subjectId: `${currency} ${day}` }],
    };
  },
});
