import { RFM_GROUPS } from '#domains/customers/filter-values.ts';
import { type RfmScore, scoreRfm } from '#domains/predictions/groups/score-rfm.ts';
import { UsageError, type Verb } from '../../verb.ts';
import { COLUMN_OPTIONS } from './clv-columns.ts';
import { FILE_NOTES, readDayOption, readPurchases, tellLeftOut, writeDay } from './clv-read.ts';

const CENT = 100;

export const rfm: Verb = {
  name: 'rfm',
  arguments: ['FILE'],
  purpose: 'Scores customers by recency, frequency and money, in fifths.',
  options: {
    'as-of': {
      type: 'string',
      value: 'DAY',
      help: 'the last day that counts; the last of the file unless told',
    },
    ...COLUMN_OPTIONS,
  },
  notes: [
    ...FILE_NOTES,
    'Five is the best fifth. Equal values get equal scores: that of the lowest of their places. Frequency counts days of',
    'purchase, money adds everything spent.',
  ],
  examples: ['rfm purchases.csv', 'rfm purchases.csv.gz --as-of 1997-09-30 --json'],
  run: async (_session, call) => {
    const file = await readPurchases(call);
    if (!file.hasAmounts) throw new UsageError('A column of amounts is wanted; name it: --amount NAME.');
    const asOf = readDayOption(call, 'as-of') ?? file.last;
    const people = file.customers.flatMap(({ id, purchases }) => {
      const known = purchases.filter(({ day }) => day <= asOf);
      if (known.length === 0) return [];
      const spend = known.reduce((sum, { amount }) => sum + amount, 0);
      return [
        { id, lastDay: known.at(-1)!.day, orders: known.length, spend: Math.round(spend * CENT) / CENT },
      ];
    });
    const scores = scoreRfm(people);
    const groups = RFM_GROUPS.map((group) => ({ group, ...measureGroup(people, scores, group) }));
    return {
      json: {
        asOf: writeDay(asOf),
        groups,
        customers: people.map(({ id, lastDay, orders, spend }, i) => ({
          customer: id,
          recencyDays: asOf - lastDay,
          frequency: orders,
          money: spend,
          r: scores[i]!.recency,
          f: scores[i]!.frequency,
          m: scores[i]!.money,
          group: scores[i]!.group,
        })),
      },
      lines: [
        ...tellLeftOut(file),
        `${people.length} customers as of ${writeDay(asOf)}`,
        ...groups.map(
          ({ group, customers, money }) =>
            `${group.padEnd(12)} ${String(customers).padStart(8)} customers ${money.toFixed(2).padStart(16)} spent`,
        ),
      ],
    };
  },
};

function measureGroup(people: readonly { spend: number }[], scores: readonly RfmScore[], group: string) {
  const own = people.filter((_, i) => scores[i]!.group === group);
  const money = own.reduce((sum, { spend }) => sum + spend, 0);
  return { customers: own.length, money: Math.round(money * CENT) / CENT };
}
