import { createForesight, LEVEL } from '#domains/predictions/models/foresee.ts';
import { learnShop, shrinkageFor } from '#domains/predictions/models/learn-shop.ts';
import { PURCHASE_MODELS } from '#domains/predictions/models/purchase-model.ts';
import { AppError } from '#lib/errors.ts';
import { seededRandom } from '#lib/math/seeded-random.ts';
import { readChoice, readWhole, UsageError, type Verb } from '../../verb.ts';
import { COLUMN_OPTIONS } from './clv-columns.ts';
import { peopleOf, readSpan } from './clv-fit.ts';
import { FILE_NOTES, readPurchases, tellLeftOut, writeDay } from './clv-read.ts';

const USUAL_WEEKS = 52;
const MOST_WEEKS = 520;
const DRAWS = 400;
const SETS = 20;
const SEED = 20_260_101;
const SHOWN = 20;
const DIGITS = 8;

export const clvPredict: Verb = {
  name: 'clv predict',
  arguments: ['FILE'],
  purpose:
    'Foretells each customer of a file: still a customer, purchases and spending ahead, with intervals.',
  options: {
    model: { type: 'string', value: 'NAME', help: `${PURCHASE_MODELS.join(' (the usual), ')}` },
    'calibration-end': {
      type: 'string',
      value: 'DAY',
      help: 'the day as of which to foretell; the last of the file unless told',
    },
    weeks: { type: 'string', value: 'N', help: `how far ahead; ${USUAL_WEEKS} unless told` },
    shrink: {
      type: 'string',
      value: 'HOW',
      help: 'none or weak; weak for fewer than 1,000 customers unless told',
    },
    ...COLUMN_OPTIONS,
  },
  notes: [
    ...FILE_NOTES,
    `Intervals hold ${LEVEL * 100} % of the time: they count how unsure the parameters are (parametric bootstrap) and what a person may do by`,
    'chance. isEnough is false of who bought once: nothing is known of that person, whatever pAlive says.',
  ],
  examples: [
    'clv predict purchases.csv --weeks 26',
    'clv predict purchases.csv --model bgnbd --calibration-end 1997-09-30 --json',
  ],
  run: async (_session, call) => {
    const name = readChoice(call.text('model') ?? 'pareto-nbd', {
      name: '--model',
      choices: PURCHASE_MODELS,
    });
    const weeks = readWhole(call, 'weeks') ?? USUAL_WEEKS;
    if (weeks < 1 || weeks > MOST_WEEKS) throw new UsageError(`--weeks ${weeks}: from 1 to ${MOST_WEEKS}.`);
    const file = await readPurchases(call);
    const { until } = readSpan(call, file);
    const people = peopleOf(file, until);
    const buyers = people.map(({ buyer }) => buyer);
    if (!buyers.some(({ frequency }) => frequency > 0)) {
      throw new AppError(
        'INVALID_INPUT',
        'Nobody in the file bought twice: not enough data to foretell anything.',
      );
    }
    const shrink = call.text('shrink');
    const shrinkage = shrink
      ? readChoice(shrink, { name: '--shrink', choices: ['none', 'weak'] as const })
      : shrinkageFor(buyers.length);
    const random = seededRandom(SEED);
    const knowledge = learnShop(buyers, { name, sets: SETS, random, shrinkage });
    const foresight = createForesight(knowledge, { weeks: [weeks], draws: DRAWS, random });
    const customers = people.map(({ id, buyer }) => {
      const { pAlive, ahead } = foresight.foresee(buyer);
      return {
        customer: id,
        frequency: buyer.frequency,
        recencyWeeks: short(buyer.recency),
        ageWeeks: short(buyer.age),
        meanSpend: short(buyer.meanSpend),
        isEnough: buyer.frequency > 0,
        pAlive: short(pAlive),
        orders: shorten(ahead[0]!.orders),
        value: file.hasAmounts && ahead[0]!.value ? shorten(ahead[0]!.value) : null,
      };
    });
    const [total] = foresight.totals();
    const totals = {
      orders: shorten(total!.orders),
      value: file.hasAmounts && total!.value ? shorten(total!.value) : null,
    };
    return {
      json: { model: name, asOf: writeDay(until), weeks, level: LEVEL, shrinkage, totals, customers },
      lines: [
        ...tellLeftOut(file),
        `${name}, ${people.length} customers as of ${writeDay(until)}, ${weeks} weeks ahead, ${LEVEL * 100} % intervals`,
        `all: ${rangeText(totals.orders)} purchases${totals.value ? `, ${rangeText(totals.value)} spent` : ''}`,
        ...customers
          .toSorted((a, b) => b.orders.expected - a.orders.expected || a.customer.localeCompare(b.customer))
          .slice(0, SHOWN)
          .map(
            (one) =>
              `${one.customer.padEnd(16)} alive ${one.isEnough ? one.pAlive.toFixed(3) : 'not enough data'}  ${rangeText(one.orders)} purchases${one.value ? `  ${rangeText(one.value)}` : ''}`,
          ),
        ...(customers.length > SHOWN ? [`… and ${customers.length - SHOWN} more; --json gives all`] : []),
      ],
    };
  },
};

type Range = { expected: number; low: number; high: number };

function shorten({ expected, low, high }: Range): Range {
  return { expected: short(expected), low: short(low), high: short(high) };
}

function short(value: number): number {
  return Number(value.toPrecision(DIGITS));
}

function rangeText({ expected, low, high }: Range): string {
  return `${expected.toFixed(2)} (${low.toFixed(0)} to ${high.toFixed(0)})`;
}
