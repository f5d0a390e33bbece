import path from 'node:path';
import { isDay } from '#lib/time.ts';
import { DATASETS } from '../export/datasets.ts';
import { writeExport } from '../export/write-export.ts';
import { resolveOutput } from '../resolve-file.ts';
import { readChoice, requireArgument, UsageError, type Verb, type VerbCall } from '../verb.ts';

const NAMES = Object.keys(DATASETS) as (keyof typeof DATASETS)[];

export const exportData: Verb = {
  name: 'export',
  arguments: [`<${NAMES.join('|')}>`, 'FILE'],
  purpose: 'Writes rows of the books to a CSV or XLSX file.',
  options: {
    from: { type: 'string', value: 'DAY', help: 'first day of orders and postings, such as 2026-03-01' },
    to: { type: 'string', value: 'DAY', help: 'last day of orders and postings' },
    channel: { type: 'string', value: 'SLUG', help: 'only orders and postings of this channel' },
  },
  notes: [
    'The ending of FILE says the format. CSV is UTF-8 with a byte order mark; texts that a spreadsheet could take for',
    'formulas are guarded. Amounts are decimals of the currency in the same row, times are the business’s own.',
  ],
  examples: [
    'export orders orders.xlsx --from 2026-01-01 --to 2026-03-31',
    'export postings ledger.csv --channel web',
  ],
  run: async ({ url }, call) => {
    const name = readChoice(requireArgument(call, 0, 'What to export'), { name: 'export', choices: NAMES });
    const file = resolveOutput(requireArgument(call, 1, 'FILE'));
    const ending = path.extname(file).slice(1).toLowerCase();
    const format = readChoice(ending, { name: 'The ending of FILE', choices: ['csv', 'xlsx'] });
    const period = { from: readDay(call, 'from'), to: readDay(call, 'to') };
    const channel = call.text('channel') ?? null;
    const dataset = DATASETS[name];
    if (!dataset.isDated && (period.from ?? period.to ?? channel) !== null) {
      throw new UsageError(`export ${name}: --from, --to and --channel are for orders and postings.`);
    }
    const rows = await writeExport({ url, file, format, name, dataset, ...period, channel });
    return { json: { file, rows }, lines: [`Wrote ${rows} rows to ${file}.`] };
  },
};

/** A day typed as an option, or null. */
function readDay(call: VerbCall, option: string): string | null {
  const given = call.text(option);
  if (given === undefined) return null;
  if (isDay(given)) return given;
  throw new UsageError(`--${option} ${given}: a day is wanted, such as 2026-03-01.`);
}
