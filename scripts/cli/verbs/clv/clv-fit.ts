import { fitPurchases, purchaseModel, type Shrinkage } from '#domains/predictions/models/fit-purchases.ts';
import { expectSpend, fitSpend } from '#domains/predictions/models/gamma-gamma.ts';
import { type Buyer, countBetween, type Purchase, summarise } from '#domains/predictions/models/history.ts';
import { judgeHoldout } from '#domains/predictions/models/judge-holdout.ts';
import { FEWEST_REPEAT_BUYERS, isEnoughToPredict } from '#domains/predictions/models/learn-shop.ts';
import type { PurchaseModelName } from '#domains/predictions/models/purchase-model.ts';
import { readChoice, requireOption, UsageError, type Verb, type VerbCall } from '../../verb.ts';
import { COLUMN_OPTIONS } from './clv-columns.ts';
import {
  FILE_NOTES,
  type PurchaseFile,
  readDayOption,
  readPurchases,
  tellLeftOut,
  writeDay,
} from './clv-read.ts';

const MODELS = ['bgnbd', 'pareto-nbd', 'gamma-gamma'] as const;
const SHRINKAGES = ['none', 'weak'] as const;
const WEEK_DAYS = 7;

type Person = { buyer: Buyer; purchases: readonly Purchase[] };
type Span = { until: number; end: number };

export const clvFit: Verb = {
  name: 'clv fit',
  arguments: ['FILE'],
  purpose: 'Fits a model of repeat purchases or of spending, and holds it against later purchases.',
  options: {
    model: { type: 'string', value: 'NAME', help: MODELS.join(', ') },
    'calibration-end': {
      type: 'string',
      value: 'DAY',
      help: 'the last day that the fit may see; the last of the file unless told',
    },
    'holdout-end': {
      type: 'string',
      value: 'DAY',
      help: 'the last day to hold it against; the last of the file unless told',
    },
    shrink: {
      type: 'string',
      value: 'HOW',
      help: 'none (plain maximum likelihood, the usual) or weak (drawn towards what is usual)',
    },
    ...COLUMN_OPTIONS,
  },
  notes: [
    ...FILE_NOTES,
    'Times are weeks. Mean absolute error and the root of the mean squared one stand beside those of the better of two plain',
    'rules: everybody goes on as before unless silent for three of the own gaps, or buys as often as all do on the mean.',
  ],
  examples: [
    'clv fit purchases.csv --model bgnbd --calibration-end 1997-09-30',
    'clv fit purchases.csv --model gamma-gamma --calibration-end 1997-09-30 --json',
  ],
  run: async (_session, call) => {
    const name = readChoice(requireOption(call, 'model'), { name: '--model', choices: MODELS });
    const shrinkage = readChoice(call.text('shrink') ?? 'none', { name: '--shrink', choices: SHRINKAGES });
    const file = await readPurchases(call);
    const span = readSpan(call, file);
    const people = peopleOf(file, span.until);
    const common = {
      model: name,
      calibrationEnd: writeDay(span.until),
      holdoutEnd: writeDay(span.end),
      timeUnit: 'week',
      shrinkage,
      customers: people.length,
      isEnough: isEnoughToPredict(people.map(({ buyer }) => buyer)),
    };
    const found =
      name === 'gamma-gamma'
        ? fitAmounts(people, span, shrinkage)
        : fitTimes(name, people, { span, shrinkage });
    return {
      json: { ...common, ...found, rowsWithoutCustomer: file.withoutCustomer, rowsNegative: file.negative },
      lines: [...tellLeftOut(file), ...tellFit({ ...common, ...found })],
    };
  },
};

/** The days between which a call calibrates and holds out. @throws UsageError outside the file */
export function readSpan(call: VerbCall, { first, last }: PurchaseFile): Span {
  const until = readDayOption(call, 'calibration-end') ?? last;
  const end = readDayOption(call, 'holdout-end') ?? Math.max(last, until);
  if (until < first || until > end) {
    throw new UsageError(`--calibration-end lies outside the file: ${writeDay(first)} to ${writeDay(end)}.`);
  }
  return { until, end };
}

/** Everybody who had bought by a day, as known on it. */
export function peopleOf({ customers }: PurchaseFile, until: number): (Person & { id: string })[] {
  return customers.flatMap(({ id, purchases }) => {
    const buyer = summarise(purchases, until);
    return buyer ? [{ id, buyer, purchases }] : [];
  });
}

function fitTimes(
  name: PurchaseModelName,
  people: readonly Person[],
  { span, shrinkage }: { span: Span; shrinkage: Shrinkage },
) {
  const buyers = people.map(({ buyer }) => buyer);
  const fit = fitPurchases(name, buyers, shrinkage);
  const model = purchaseModel(name);
  const kept = people.map(({ buyer, purchases }) => ({
    buyer,
    after: countBetween(purchases, span.until, span.end),
  }));
  const weeks = (span.end - span.until) / WEEK_DAYS;
  const alive = buyers.map((buyer) => model.pAlive(fit.parameters, buyer));
  return {
    parameters: Object.fromEntries(model.parameters.map((parameter, i) => [parameter, fit.parameters[i]!])),
    logLikelihood: fit.logLikelihood,
    repeatCustomers: fit.repeatBuyers,
    repeatPurchases: buyers.reduce((sum, { frequency }) => sum + frequency, 0),
    meanPAlive: alive.reduce((sum, value) => sum + value, 0) / alive.length,
    holdout: weeks > 0 ? judgeHoldout(fit, kept, weeks) : null,
  };
}

function fitAmounts(people: readonly Person[], span: Span, shrinkage: Shrinkage) {
  const buyers = people.map(({ buyer }) => buyer);
  const fit = fitSpend(buyers, shrinkage);
  if (!fit) throw new UsageError('Nobody in the file bought twice with an amount; there is nothing to fit.');
  const spenders = buyers.filter(({ frequency, meanSpend }) => frequency > 0 && meanSpend > 0);
  return {
    parameters: fit.parameters,
    logLikelihood: fit.logLikelihood,
    repeatCustomers: fit.buyers,
    meanSpend: spenders.reduce((sum, { meanSpend }) => sum + meanSpend, 0) / spenders.length,
    holdout: judgeAmounts(people, span, (buyer) => expectSpend(fit.parameters, buyer)),
  };
}

/** Mean amounts of later purchases against the expected ones, over everybody who came again. */
function judgeAmounts(people: readonly Person[], { until, end }: Span, expect: (buyer: Buyer) => number) {
  const later = people.flatMap(({ buyer, purchases }) => {
    const own = purchases.filter(({ day, amount }) => day > until && day <= end && amount > 0);
    if (own.length === 0) return [];
    return [
      {
        actual: own.reduce((sum, { amount }) => sum + amount, 0) / own.length,
        expected: expect(buyer),
        buyer,
      },
    ];
  });
  if (later.length === 0) return null;
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const plain = mean(people.filter(({ buyer }) => buyer.meanSpend > 0).map(({ buyer }) => buyer.meanSpend));
  return {
    customers: later.length,
    actualMean: mean(later.map(({ actual }) => actual)),
    expectedMean: mean(later.map(({ expected }) => expected)),
    mae: mean(later.map(({ actual, expected }) => Math.abs(actual - expected))),
    plainMae: mean(later.map(({ actual }) => Math.abs(actual - plain))),
  };
}

type Found = {
  model: string;
  customers: number;
  isEnough: boolean;
  calibrationEnd: string;
  shrinkage: string;
} & (ReturnType<typeof fitTimes> | ReturnType<typeof fitAmounts>);

function tellFit(found: Found): string[] {
  const parameters = Object.entries(found.parameters).map(([key, value]) => `${key} ${value.toFixed(4)}`);
  const enough = `not enough data: ${FEWEST_REPEAT_BUYERS} customers who bought again would be`;
  return [
    `${found.model}, ${found.customers} customers until ${found.calibrationEnd}, ${found.repeatCustomers} of them bought again`,
    ...(found.isEnough ? [] : [enough]),
    `  ${parameters.join('  ')}`,
    `  log-likelihood ${found.logLikelihood.toFixed(3)}`,
    ...tellHoldout(found.holdout),
  ];
}

function tellHoldout(holdout: Found['holdout']): string[] {
  if (!holdout) return ['  no holdout: nothing lies after the calibration'];
  if ('plainMae' in holdout) {
    const { customers, actualMean, expectedMean, mae, plainMae } = holdout;
    return [
      `  holdout: mean purchase ${actualMean.toFixed(2)}, expected ${expectedMean.toFixed(2)} (${customers} customers)`,
      `  mean absolute error ${mae.toFixed(2)}; everybody's mean ${plainMae.toFixed(2)}`,
    ];
  }
  const { weeks, actual, expected, model, plain, beatsPlain, byFrequency } = holdout;
  return [
    `  holdout of ${weeks.toFixed(1)} weeks: ${actual} purchases, ${expected.toFixed(1)} expected`,
    `  RMSE ${model.rmse.toFixed(4)}, MAE ${model.mae.toFixed(4)}; plain rule (${plain.rule}) ${plain.rmse.toFixed(4)}, ${plain.mae.toFixed(4)}`,
    beatsPlain ? '  better than the plain rule' : '  no better than the plain rule: do not rely on it',
    ...byFrequency.map(
      ({ frequency, buyers, actual: was, expected: was2 }) =>
        `  bought again ${frequency}${frequency === 7 ? '+' : ' '} times: ${String(buyers).padStart(7)} customers, actual ${was.toFixed(3)}, expected ${was2.toFixed(3)}`,
    ),
  ];
}
