import { type Figures, figures } from '#domains/analytics/figures/figures.ts';
import { getBusiness } from '#domains/settings/get-business.ts';
import { decimalFromMinor } from '#lib/money.ts';
import { isDay } from '#lib/time.ts';
import { readChoice, UsageError, type Verb, type VerbCall } from '../verb.ts';

const GROUPS = ['channel', 'month', 'year', 'country', 'paidCurrency'] as const;
const HEADS = ['', 'orders', 'lines', 'units', 'customers', 'gross', 'discounts', 'returns', 'net', 'cost'];

export const figuresVerb: Verb = {
  name: 'figures',
  arguments: [],
  purpose: 'Adds up what was sold and returned, from the rows of the books.',
  options: {
    from: { type: 'string', value: 'DAY', help: 'first day, such as 2026-03-01' },
    to: { type: 'string', value: 'DAY', help: 'last day, included' },
    by: { type: 'string', value: 'GROUP', help: `one line for each ${GROUPS.join(', ')}` },
    channel: { type: 'string', value: 'SLUG', help: 'only this channel' },
  },
  notes: [
    'Amounts are in the reporting currency, without tax. gross: price × units. net: gross − discounts − returned goods',
    'at their sold price. cost: of the units sold whose cost is known. A day is the business’s own.',
  ],
  examples: [
    'figures',
    'figures --by month --json',
    'figures --from 2026-01-01 --to 2026-03-31 --by channel',
  ],
  run: async ({ ctx }, call) => {
    const group = call.text('by');
    const by = group === undefined ? undefined : readChoice(group, { name: '--by', choices: GROUPS });
    const period = { from: readDay(call, 'from'), to: readDay(call, 'to') };
    const { reportingCurrency: currency } = await getBusiness(ctx.db);
    const rows = await figures(ctx, { by, ...period, channel: call.text('channel') });
    const found = rows.map((row) => ({ ...row, ...amountsOf(row, currency) }));
    const table = [HEADS, ...found.map((row) => HEADS.map((head) => cellOf(row, head)))];
    return { json: { currency, figures: found }, lines: [`Amounts in ${currency}`, ...alignColumns(table)] };
  },
};

function amountsOf(row: Figures, currency: string) {
  return {
    gross: decimalFromMinor(row.grossMinor, currency),
    discounts: decimalFromMinor(row.discountMinor, currency),
    returns: decimalFromMinor(row.returnsMinor, currency),
    net: decimalFromMinor(row.netMinor, currency),
    cost: decimalFromMinor(row.costMinor, currency),
  };
}

function cellOf(row: Figures & Record<string, unknown>, head: string): string {
  return String(head === '' ? row.key : row[head]);
}

function alignColumns(table: string[][]): string[] {
  const widths = HEADS.map((_, place) => Math.max(...table.map((row) => row[place]?.length ?? 0)));
  return table.map((row) =>
    row
      .map((cell, place) => (place === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[place]!)))
      .join('  '),
  );
}

function readDay(call: VerbCall, option: string): string | undefined {
  const given = call.text(option);
  if (given === undefined || isDay(given)) return given;
  throw new UsageError(`--${option} ${given}: a day is wanted, such as 2026-03-01.`);
}
