import fs from 'node:fs';
import { IMPORT_KINDS, type ImportKind } from '#domains/imports/fields.ts';
import { runImportFile } from '#domains/imports/import-file.ts';
import { Mapping, type Question, Reading } from '#domains/imports/mapping.ts';
import { findPreset, PRESET_NAMES } from '#domains/imports/presets.ts';
import type { ImportReport } from '#domains/imports/report.ts';
import { getBusiness } from '#domains/settings/get-business.ts';
import { decimalFromMinor } from '#lib/money.ts';
import { ensureBusiness, ensureChannel, FOUNDING_OPTIONS } from '../ensure-business.ts';
import { resolveInput } from '../resolve-file.ts';
import { readChoice, requireArgument, UsageError, type Verb, type VerbCall } from '../verb.ts';

const TELL_EVERY_ROWS = 50_000;
const SHOWN_CHOICES = 8;

export const importVerb: Verb = {
  name: 'import',
  arguments: [`<${IMPORT_KINDS.join('|')}>`, 'FILE'],
  purpose: 'Takes a CSV or XLSX file in (gzip too) and accounts for every row.',
  options: {
    channel: {
      type: 'string',
      value: 'SLUG',
      help: 'the channel of all rows, unless the mapping names channels',
    },
    location: { type: 'string', value: 'CODE', help: 'the location of rows that name none' },
    preset: { type: 'string', value: 'NAME', help: `a known kind of file: ${PRESET_NAMES.join(', ')}` },
    map: {
      type: 'string',
      value: 'FILE',
      help: 'JSON that says which of their columns fills which of our fields',
    },
    'dry-run': { type: 'boolean', help: 'reads and judges every row, takes none' },
    ...FOUNDING_OPTIONS,
  },
  notes: [
    'The mapping: {"columns": {"sku": "Code", "quantity": "Qty", "cost": "Unit cost", …}, "constants": {…},',
    '"channels": {"values": {…}}, "amountsIn": "EUR", "stock": "history", "reading": {"decimalSign": ","}}.',
    'What it leaves out is proposed from the headers. docs/cli.md says more.',
    'The same file again, or one that overlaps, changes nothing that is there.',
  ],
  examples: [
    'import orders lines.csv.gz --channel web --preset online-retail',
    'import stock count.xlsx --location NORTH --dry-run',
    'import orders past.csv --channel shops --map mapping.json --json',
  ],
  run: async ({ ctx }, call) => {
    const kind = readChoice(requireArgument(call, 0, 'What to import'), {
      name: 'import',
      choices: IMPORT_KINDS,
    });
    const path = resolveInput(requireArgument(call, 1, 'FILE'));
    const preset = call.text('preset');
    if (preset !== undefined) readChoice(preset, { name: '--preset', choices: PRESET_NAMES });
    const { mapping, reading } = readMap(call);
    const known = { ...findPreset(preset ?? 'generic', kind)?.mapping, ...mapping };
    const channel = call.text('channel');
    requireChannel(kind, channel, known);
    await prepareBooks(call, { ctx, channel, amountsIn: known.amountsIn });
    const isDryRun = call.flag('dry-run');
    const report = await runImportFile(
      ctx,
      { kind, path, channel, location: call.text('location'), preset, mapping, reading, isDryRun },
      tellProgress(call),
    );
    const { reportingCurrency } = await getBusiness(ctx.db);
    // What advertising cost is told as the books take it, whatever its file is in.
    const inFile = kind === 'spend' || known.amountsIn === 'column' ? undefined : known.amountsIn;
    const currency = inFile ?? reportingCurrency;
    const isSuccess = report.status === (isDryRun ? 'ready' : 'done');
    return { json: toJson(report, currency), lines: toLines(report, currency), isFailure: !isSuccess };
  },
};

function readMap(call: VerbCall): { mapping?: Partial<Mapping>; reading?: Partial<Reading> } {
  const file = call.text('map');
  if (file === undefined) return {};
  const path = resolveInput(file);
  if (!fs.existsSync(path)) throw new UsageError(`--map ${file}: there is no such file.`);
  const { reading, ...mapping } = parseJson(fs.readFileSync(path, 'utf8'), file);
  const said = Mapping.partial().safeParse(mapping);
  const read = Reading.partial().safeParse(reading ?? {});
  const issue = said.error?.issues[0] ?? read.error?.issues[0];
  if (issue)
    throw new UsageError(`--map ${file}: ${issue.path.join('.') || 'the mapping'}: ${issue.message}.`);
  // Defaults of fields that the file leaves out must not stand over those of the preset.
  const kept = Object.entries(said.data ?? {}).filter(([name]) => name in mapping);
  return { mapping: Object.fromEntries(kept), reading: read.data };
}

function parseJson(text: string, file: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch (cause) {
    throw new UsageError(
      `--map ${file}: not JSON (${cause instanceof Error ? cause.message : 'unreadable'}).`,
    );
  }
}

function requireChannel(kind: ImportKind, channel: string | undefined, mapping: Partial<Mapping>): void {
  if (kind !== 'orders' || channel !== undefined || mapping.channels) return;
  throw new UsageError(
    '--channel is missing: say where these orders were sold, or map their channel column.',
  );
}

type Books = { ctx: Parameters<typeof ensureBusiness>[0]; channel: string | undefined; amountsIn?: string };

async function prepareBooks(call: VerbCall, { ctx, channel, amountsIn }: Books): Promise<void> {
  const currency = amountsIn === 'column' ? undefined : amountsIn;
  await ensureBusiness(ctx, call, currency);
  if (channel !== undefined) await ensureChannel(ctx, call, channel, currency);
}

function tellProgress(call: VerbCall) {
  let told = 0;
  let lastStatus = '';
  return ({ status, rowsDone }: { status: string; rowsDone: number }) => {
    if (status === lastStatus && rowsDone - told < TELL_EVERY_ROWS) return;
    told = rowsDone;
    lastStatus = status;
    call.say(`  ${status}: ${rowsDone} rows`);
  };
}

function toJson(report: ImportReport, currency: string): unknown {
  const outcome = report.outcome.map((part) => ({
    ...part,
    amount: decimalFromMinor(part.amountMinor, currency),
  }));
  return { ...report, currency, outcome, total: decimalFromMinor(report.totalMinor, currency) };
}

function toLines(report: ImportReport, currency: string): string[] {
  const lines = report.outcome.map(({ name, rows, amountMinor }) => [
    name,
    String(rows),
    decimalFromMinor(amountMinor, currency),
  ]);
  const total = ['all rows', String(report.rows), decimalFromMinor(report.totalMinor, currency)];
  const open = report.questions.map(
    (question) => `The file does not tell: ${JSON.stringify(shorten(question))}`,
  );
  const answer = open.length > 0 ? ['Answer in a --map file and run again; nothing was taken.'] : [];
  return [
    `${report.kind}: ${report.status}${report.isDryRun ? ', nothing was taken' : ''} (amounts in ${currency})`,
    ...[...lines, total].map(
      ([name = '', rows = '', amount = '']) =>
        `  ${name.padEnd(12)} ${rows.padStart(10)} ${amount.padStart(18)}`,
    ),
    ...open,
    ...answer,
    ...(report.problem ? [report.problem] : []),
  ];
}

/** A question as a line of text: of many choices the likely ones. */
function shorten(question: Question): Question {
  const { choices } = question;
  if (choices.length <= SHOWN_CHOICES) return question;
  return { ...question, choices: [...choices.slice(0, SHOWN_CHOICES), '…'] };
}
