import { readFile } from 'node:fs/promises';
import { type ReplayReport, runReplay } from '#domains/fulfilment/replay/run-replay.ts';
import type { Sums } from '#domains/fulfilment/replay/simulate.ts';
import { startReplay } from '#domains/fulfilment/replay/start-replay.ts';
import { readNetwork } from '#domains/fulfilment/routing/read-network.ts';
import { RoutingRules } from '#domains/fulfilment/routing/rules.ts';
import { saveTowns } from '#domains/fulfilment/routing/save-towns.ts';
import { decimalFromMinor } from '#lib/money.ts';
import { resolveInput } from '../resolve-file.ts';
import { readWhole, type Session, UsageError, type Verb, type VerbCall, type VerbReport } from '../verb.ts';

const USUAL_DAYS = 28;
const PERCENT = 100;

export const route: Verb = {
  name: 'route',
  arguments: [],
  purpose: 'Tries routing rules on the orders of the last days; or keeps where towns and postcodes lie.',
  options: {
    'what-if': {
      type: 'string',
      value: 'RULES.json',
      help: 'rules to be tried; nothing of the business changes',
    },
    days: { type: 'string', value: 'N', help: `how far back (${USUAL_DAYS})` },
    rules: { type: 'boolean', help: 'print the rules that hold, as RULES.json wants them' },
    towns: { type: 'string', value: 'FILE', help: 'CSV with country,name,latitude,longitude to be kept' },
  },
  notes: [
    'The orders are routed by the rules that hold and by RULES, on the shelves as they were then. Left out: cancelled',
    'orders, sales over the counter, channel buffers. An order that is short in the trial stays short.',
  ],
  examples: [
    'route --rules --json',
    'route --what-if rules.json --days 90 --json',
    'route --towns towns.csv',
  ],
  run: async (session, call) => {
    if (call.flag('rules')) return printRules(session);
    const towns = call.text('towns');
    if (towns) return keepTowns(session, towns);
    const file = call.text('what-if');
    if (!file) throw new UsageError('Say --what-if RULES.json, --rules or --towns FILE.');
    return tryRules(session, call, file);
  },
};

async function printRules({ db }: Session): Promise<VerbReport> {
  const { book } = await readNetwork(db);
  return { json: book.rules, lines: [`Version ${book.version}`, JSON.stringify(book.rules, null, 2)] };
}

async function tryRules(session: Session, call: VerbCall, file: string): Promise<VerbReport> {
  const rules = RoutingRules.safeParse(await readJson(file));
  if (!rules.success) {
    const [issue] = rules.error.issues;
    throw new UsageError(`${file}, ${issue?.path.join('.') || 'as a whole'}: ${issue?.message}.`);
  }
  const days = readWhole(call, 'days') ?? USUAL_DAYS;
  const began = performance.now();
  const { replayId } = await startReplay(session.ctx, { rules: rules.data, days, by: 'caller' });
  const report = await runReplay(session.ctx, replayId, {
    tell: (done, total) => call.say(`${done} of ${total} orders`),
  });
  const { currency, places } = await readNetwork(session.db);
  const durationMs = Math.round(performance.now() - began);
  if (!report) return { json: null, lines: ['The trial was stopped.'], isFailure: true };
  const nameOf = (id: string) => places.find((place) => place.locationId === id)?.code ?? id;
  return {
    json: {
      days,
      currency,
      durationMs,
      orders: report.orders,
      changed: report.changed,
      before: figuresOf(report.before, currency, nameOf),
      after: figuresOf(report.after, currency, nameOf),
      examples: report.examples,
    },
    lines: tableOf(report, currency),
  };
}

function figuresOf(sums: Sums, currency: string, nameOf: (id: string) => string) {
  return {
    split: sums.split,
    parcels: sums.parcels,
    meanKm: Math.round(sums.km / Math.max(1, sums.orders)),
    ...(sums.ageDays ? { meanDaysOnShelf: Math.round(sums.ageDays / Math.max(1, sums.orders)) } : {}),
    shippingCost: decimalFromMinor(Math.round(sums.shippingMinor), currency),
    handlingCost: decimalFromMinor(Math.round(sums.labourMinor), currency),
    late: sums.late,
    short: sums.short,
    parcelsByPlace: Object.fromEntries(
      Object.entries(sums.byPlace).map(([id, parcels]) => [nameOf(id), parcels]),
    ),
  };
}

function tableOf(report: ReplayReport, currency: string): string[] {
  const [before, after] = [report.before, report.after].map((sums) => figuresOf(sums, currency, (id) => id));
  const names = ['split', 'parcels', 'meanKm', 'shippingCost', 'handlingCost', 'late', 'short'] as const;
  const share = ((report.changed / Math.max(1, report.orders)) * PERCENT).toFixed(1);
  return [
    `${report.orders} orders, ${report.changed} of them (${share} %) would have gone elsewhere. Amounts in ${currency}.`,
    `${''.padEnd(14)}${'before'.padStart(14)}${'after'.padStart(14)}`,
    ...names.map(
      (name) =>
        `${name.padEnd(14)}${String(before?.[name]).padStart(14)}${String(after?.[name]).padStart(14)}`,
    ),
  ];
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(resolveInput(file), 'utf8'));
  } catch (error) {
    throw new UsageError(`${file}: ${error instanceof Error ? error.message : error}.`);
  }
}

async function keepTowns({ ctx }: Session, file: string): Promise<VerbReport> {
  const text = await readFile(resolveInput(file), 'utf8');
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const rows = lines[0]?.startsWith('country') ? lines.slice(1) : lines;
  const towns = rows.map((line, at) => {
    const [country = '', name = '', latitude, longitude, ...more] = line
      .split(',')
      .map((cell) => cell.trim());
    if (more.length > 0 || longitude === undefined) {
      throw new UsageError(`${file}, line ${at + 1}: country,name,latitude,longitude are wanted.`);
    }
    return { country, name, latitude: Number(latitude), longitude: Number(longitude) };
  });
  const { count } = await saveTowns(ctx, { towns });
  return { json: { count }, lines: [`${count} towns are known.`] };
}
