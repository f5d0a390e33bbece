import { countCohorts } from '#domains/predictions/groups/count-cohorts.ts';
import { readChoice, type Verb } from '../../verb.ts';
import { COLUMN_OPTIONS } from './clv-columns.ts';
import { FILE_NOTES, readDayOption, readPurchases, tellLeftOut, writeDay } from './clv-read.ts';

const CALENDARS = ['gregory', 'persian'] as const;
const CENT = 100;
const SHOWN_MONTHS = 12;

export const cohorts: Verb = {
  name: 'cohorts',
  arguments: ['FILE'],
  purpose: 'Groups customers by the month of their first purchase and tells who came again, month by month.',
  options: {
    'as-of': {
      type: 'string',
      value: 'DAY',
      help: 'the last day that counts; the last of the file unless told',
    },
    calendar: { type: 'string', value: 'NAME', help: `whose months: ${CALENDARS.join(' (the usual), ')}` },
    ...COLUMN_OPTIONS,
  },
  notes: [
    ...FILE_NOTES,
    'Month 0 is that of the first purchase. Retention: buyers of a month as a share of the cohort.',
  ],
  examples: ['cohorts purchases.csv', 'cohorts purchases.csv --calendar persian --json'],
  run: async (_session, call) => {
    const calendar = readChoice(call.text('calendar') ?? 'gregory', {
      name: '--calendar',
      choices: CALENDARS,
    });
    const file = await readPurchases(call);
    const until = writeDay(readDayOption(call, 'as-of') ?? file.last);
    const purchases = file.customers.flatMap(({ id, purchases: own }) => own.map((one) => ({ id, ...one })));
    const found = countCohorts(purchases, { until, calendar }).map((cohort) => ({
      ...cohort,
      months: cohort.months.map((month) => ({ ...month, sales: Math.round(month.sales * CENT) / CENT })),
    }));
    return {
      json: { calendar, asOf: until, cohorts: found },
      lines: [
        ...tellLeftOut(file),
        `${'first month'.padEnd(12)}${'people'.padStart(8)}  share that bought in month 0, 1, 2 …`,
        ...found.map(({ from, customers, months }) => {
          const shares = months
            .slice(0, SHOWN_MONTHS)
            .map(({ retention }) => (customers > 0 ? `${(retention * 100).toFixed(0)} %` : '–').padStart(6));
          return `${from.padEnd(12)}${String(customers).padStart(8)}  ${shares.join('')}`;
        }),
      ],
    };
  },
};
