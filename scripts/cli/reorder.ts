import { listReorder, type ReorderRow } from '#domains/planning/advice/list-reorder.ts';
import { REORDER_SHOWN } from '#domains/planning/advice/reorder-filter.ts';
import { getForecastRun } from '#domains/planning/runs/get-forecast-run.ts';
import { runForecast } from '#domains/planning/runs/run-forecast.ts';
import { startForecast } from '#domains/planning/runs/start-forecast.ts';
import { getBusiness } from '#domains/settings/get-business.ts';
import { decimalFromMinor } from '#lib/money.ts';
import { readChoice, type Session, UsageError, type Verb, type VerbCall } from './verb.ts';

const PAGE = 500;
const TELL_EVERY_VARIANTS = 5_000;

export const reorderVerb: Verb = {
  name: 'reorder',
  arguments: [],
  purpose: 'Says what to order, where and how much, with the figures that it follows from.',
  options: {
    location: { type: 'string', value: 'CODE', help: 'only for this location' },
    show: { type: 'string', value: 'WHICH', help: `${REORDER_SHOWN.join(', ')}; needed unless told` },
    forecast: { type: 'boolean', help: 'forecasts all demand first; done anyway where none was made yet' },
  },
  notes: [
    'quantity = reorder point + lot − (available + incoming − waiting − leaving), raised to the supplier’s minimum and whole packs.',
    'reorder point = expected demand over lead time and review + safety stock at the service level.',
  ],
  examples: ['reorder', 'reorder --location NORTH --json', 'reorder --forecast --show all'],
  run: async ({ ctx }, call) => {
    const locations = await findLocation(ctx, call.text('location'));
    const shown = readChoice(call.text('show') ?? 'needed', { name: '--show', choices: REORDER_SHOWN });
    if (call.flag('forecast') || (await getForecastRun(ctx)) === null) await forecastNow(ctx, call);
    const run = await getForecastRun(ctx);
    const { reportingCurrency: currency } = await getBusiness(ctx.db);
    const rows: ReorderRow[] = [];
    for (let after: string | undefined; ; ) {
      const page = await listReorder(ctx, { locations, shown, limit: PAGE, after });
      rows.push(...page.rows);
      if (page.rows.length < PAGE || !page.after) break;
      after = page.after;
    }
    const found = rows.map((row) => toFacts(row, currency));
    return {
      json: { currency, demandUntil: run?.untilOn ?? null, rows: found },
      lines: found.length === 0 ? ['Nothing is to be ordered.'] : found.map(toLine),
    };
  },
};

async function findLocation(ctx: Session['ctx'], code: string | undefined): Promise<string[]> {
  if (code === undefined) return [];
  const { rows } = await ctx.db.$client.query<{ id: string }>('select id from locations where code = $1', [
    code,
  ]);
  if (rows[0]) return [rows[0].id];
  throw new UsageError(`--location ${code}: there is no location with this code.`);
}

async function forecastNow(ctx: Session['ctx'], call: VerbCall): Promise<void> {
  const { runId } = await startForecast(ctx, { by: 'caller' });
  let told = 0;
  await runForecast(ctx, runId, ({ variantsDone, variantsTotal, seriesDone }) => {
    if (variantsDone - told < TELL_EVERY_VARIANTS && variantsDone < variantsTotal) return;
    told = variantsDone;
    call.say(`  forecasting: ${variantsDone} of ${variantsTotal} variants, ${seriesDone} series`);
  });
}

function toFacts(row: ReorderRow, currency: string) {
  const amount = (minor: number | null) => (minor === null ? null : decimalFromMinor(minor, currency));
  return {
    sku: row.sku,
    location: row.locationCode,
    supplier: row.supplier?.name ?? null,
    quantity: row.quantity,
    cost: amount(row.costMinor),
    isEnough: row.isEnough,
    method: row.method,
    filledFrom: row.from?.name ?? null,
    leadDays: row.lead.days,
    leadLearnedFromOrders: row.learned?.orders ?? 0,
    leadSpreadDays: row.lead.spreadDays,
    reviewDays: row.rule.reviewDays,
    serviceKind: row.rule.serviceKind,
    serviceLevel: row.rule.serviceLevel,
    expectedDemand: row.expected,
    spread: row.spread,
    safetyStock: row.safetyStock,
    reorderPoint: row.reorderPoint,
    available: row.stock.available,
    incoming: row.stock.incoming,
    waiting: row.stock.waiting,
    leaving: row.stock.leaving ?? 0,
    onDrafts: row.drafted,
    lot: row.lot,
    lotReason: row.lotReason,
    packSize: row.pack.size,
    minimumQuantity: row.pack.minimum,
    coverDays: row.coverDays,
  };
}

function toLine(row: ReturnType<typeof toFacts>): string {
  const why = `${row.available} available + ${row.incoming} incoming, reorder point ${row.reorderPoint}, lot ${row.lot}`;
  const what = row.isEnough ? `order ${row.quantity}` : 'not enough data';
  return `${row.sku.padEnd(20)} ${row.location.padEnd(12)} ${what.padEnd(16)} ${why}; ${row.filledFrom ?? row.supplier ?? 'no supplier'}`;
}
