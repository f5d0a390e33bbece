import {
  FEWEST_PERIODS,
  forecastSeries,
  type SeriesForecast,
} from '#domains/planning/forecast/forecast-series.ts';
import { METHOD_NAMES, type MethodName } from '#domains/planning/forecast/method.ts';
import { normalQuantile } from '#domains/planning/policy/normal.ts';
import { writePeriod } from './forecast-period.ts';
import { type FileSeries, readSeriesFile, type SeriesFile } from './forecast-read.ts';
import { resolveInput } from './resolve-file.ts';
import {
  readChoice,
  readWhole,
  requireArgument,
  requireOption,
  UsageError,
  type Verb,
  type VerbCall,
} from './verb.ts';

const MOST_AHEAD = 1_000;
const MOST_SEASON = 400;
const DIGITS = 8;
const SHORT_NAMES: Record<string, MethodName> = {
  snaive: 'seasonal_naive',
  holt_winters: 'holt_winters_additive',
};

export const forecastVerb: Verb = {
  name: 'forecast',
  arguments: ['FILE'],
  purpose: 'Forecasts every series of a CSV file by the method that erred least on its past.',
  options: {
    horizon: { type: 'string', value: 'N', help: 'periods ahead' },
    method: { type: 'string', value: 'NAME', help: `auto (the usual), or ${METHOD_NAMES.join(', ')}` },
    season: {
      type: 'string',
      value: 'M',
      help: 'periods of a season, 1 for none; usually told by the periods',
    },
    level: { type: 'string', value: 'PERCENT', help: 'how often the interval shall hold; 80 unless told' },
    series: { type: 'string', value: 'COLUMN', help: 'the column that names the series' },
    period: {
      type: 'string',
      value: 'COLUMN',
      help: 'the column of periods: 2026-03, 2026Q1, 2026-W09, dates, 1, 2, 3',
    },
    value: { type: 'string', value: 'COLUMN', help: 'the column of values' },
    decimal: { type: 'string', value: 'SIGN', help: '. or , where the file leaves it open' },
  },
  notes: [
    'The file: series, period, value, in any order of rows; any delimiter, digits of any script, gzip too. A period that is',
    'missing between others counts as zero, and is told. Methods are compared by squared error over up to twelve',
    'past origins; one of the robust ones is kept unless another is clearly better. errors: RMSE, MAE, MASE, bias there.',
  ],
  examples: [
    'forecast demand.csv.gz --horizon 13',
    'forecast sales.csv --horizon 12 --method theta --season 12 --json',
  ],
  run: async (_session, call) => {
    const path = resolveInput(requireArgument(call, 0, 'FILE'));
    requireOption(call, 'horizon');
    const horizon = within(readWhole(call, 'horizon')!, { name: 'horizon', most: MOST_AHEAD });
    const level = within(readWhole(call, 'level') ?? 80, { name: 'level', most: 99 });
    const method = readMethod(call.text('method') ?? 'auto');
    const file = await readSeriesFile(path, {
      series: call.text('series'),
      period: call.text('period'),
      value: call.text('value'),
      decimalSign: readSign(call),
    });
    const asked = readWhole(call, 'season');
    const season = asked === undefined ? file.season : within(asked, { name: 'season', most: MOST_SEASON });
    const z = normalQuantile((1 + level / 100) / 2);
    const found = file.series.map((series) => {
      const forecast = forecastSeries({ values: series.values, season }, { horizon, method });
      return toFacts(series, forecast, { file, z });
    });
    return {
      json: { horizon, season, period: file.kind, level, series: found },
      lines: found.flatMap((one) => toLines(one, level)),
    };
  },
};

function within(value: number, { name, most }: { name: string; most: number }): number {
  if (value >= 1 && value <= most) return value;
  throw new UsageError(`--${name} ${value}: a whole number from 1 to ${most} is wanted.`);
}

function readMethod(text: string): MethodName | undefined {
  const name = text.toLowerCase().replaceAll('-', '_');
  if (name === 'auto') return undefined;
  return SHORT_NAMES[name] ?? readChoice(name, { name: '--method', choices: METHOD_NAMES });
}

function readSign(call: VerbCall): '.' | ',' | undefined {
  const sign = call.text('decimal');
  return sign === undefined
    ? undefined
    : readChoice(sign, { name: '--decimal', choices: ['.', ','] as const });
}

function toFacts(series: FileSeries, found: SeriesForecast, { file, z }: { file: SeriesFile; z: number }) {
  const last = series.first + (series.values.length - 1) * file.step;
  const isNeverNegative = series.values.every((value) => value >= 0);
  return {
    series: series.id,
    periods: series.values.length,
    gapsFilled: series.gaps,
    kind: found.kind,
    method: found.method,
    parameters: found.parameters,
    isEnough: found.isEnough,
    isSeasonUnseen: found.isSeasonUnseen,
    forecast: found.mean.map((mean, index) => {
      const period = writePeriod({ kind: file.kind, at: last + (index + 1) * file.step });
      const reach = found.spread && z * found.spread.perStep[index]!;
      const low = reach === null ? null : isNeverNegative ? Math.max(0, mean - reach) : mean - reach;
      return {
        period,
        mean: short(mean),
        low: low === null ? null : short(low),
        high: reach === null ? null : short(mean + reach),
      };
    }),
    origins: found.origins,
    errors: found.trials.map(({ method, rmse, mae, mase, bias }) => ({
      method,
      rmse: short(rmse),
      mae: short(mae),
      mase: mase === null ? null : short(mase),
      bias: short(bias),
    })),
  };
}

function short(value: number): number {
  return Number(value.toPrecision(DIGITS));
}

function toLines(one: ReturnType<typeof toFacts>, level: number): string[] {
  const figure = (value: number | null) =>
    (value === null ? '–' : String(Number(value.toPrecision(5)))).padStart(12);
  const remarks = [
    ...(one.isEnough
      ? []
      : [`not enough data: ${FEWEST_PERIODS} periods with demand in two of them would be`]),
    ...(one.isSeasonUnseen ? ['less than two seasons: intervals are wider'] : []),
    ...(one.gapsFilled > 0 ? [`${one.gapsFilled} missing periods count as zero`] : []),
  ];
  const runnersUp = one.errors
    .slice(0, 4)
    .map(({ method, rmse }) => `${method} ${Number(rmse.toPrecision(4))}`);
  return [
    `${one.series}: ${one.method}, ${one.periods} periods${remarks.map((remark) => `; ${remark}`).join('')}`,
    ...(runnersUp.length > 0 ? [`  smallest RMSE of the past: ${runnersUp.join(', ')}`] : []),
    `  ${'period'.padEnd(12)}${'mean'.padStart(12)}${`${level} % from`.padStart(12)}${'to'.padStart(12)}`,
    ...one.forecast.map(
      ({ period, mean, low, high }) => `  ${period.padEnd(12)}${figure(mean)}${figure(low)}${figure(high)}`,
    ),
  ];
}
