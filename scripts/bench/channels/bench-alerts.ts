import type { z } from 'zod';
import type { Database } from '#db/client.ts';
import { addRule } from '#domains/alerts/add-rule.ts';
import type { RuleInput } from '#domains/alerts/input.ts';
import { previewRule } from '#domains/alerts/previews/preview-rule.ts';
import { learnCourses } from '#domains/alerts/watching/learn-courses.ts';
import { learnRates } from '#domains/alerts/watching/learn-rates.ts';
import { recordOutages } from '#domains/alerts/watching/record-outages.ts';
import { watchChannels } from '#domains/alerts/watching/watch-channels.ts';
import { type Ctx, SYSTEM } from '#domains/context.ts';
import { type CpuMeter, meterCpu } from '../cpu.ts';
import { openPool } from '../make-shop.ts';
import { quantile, timeRuns } from '../measure.ts';
import type { BenchServer } from '../open-server.ts';
import { makeBooks } from './make-books.ts';

const UNTIL = '2026-11-22';
const NOW = Date.parse(`${UNTIL}T12:00:00Z`);
const MINUTE_MS = 60_000;
const MINUTES = 15;
const PREVIEWS = 3;

/** How long one part of the watch takes over books of one size, milliseconds, and PostgreSQL's CPU; null where nobody tells. */
export type AlertTime = { name: string; orders: number; p50Ms: number; p95Ms: number; cpuMs: number | null };

/** The result as a table: its title, its heads and its rows. */
export function tellAlerts(times: readonly AlertTime[]): [string, string[], (string | number)[][]] {
  const round = (value: number | null) => (value === null ? '' : Math.round(value * 10) / 10);
  return [
    'Alerts',
    ['work', 'orders', 'p50 ms', 'p95 ms', 'CPU PostgreSQL'],
    times.map((one) => [one.name, one.orders, round(one.p50Ms), round(one.p95Ms), round(one.cpuMs)]),
  ];
}

/**
 * The watch over the books of the board: a night of learning, then minute after minute over twenty rules of all kinds, and
 * what a rule would have said of the last 90 days. The first minute opens its alerts, the others find them there.
 */
export async function benchAlerts(
  server: BenchServer,
  sizes: readonly number[],
  say: (line: string) => void,
): Promise<AlertTime[]> {
  const times: AlertTime[] = [];
  for (const orders of sizes) {
    const { url, isNew } = await server.openDatabase(`books_${orders}`);
    const db = openPool(url, 4);
    const ctxAt = (minute: number) => ({ db, actor: SYSTEM, now: new Date(NOW + minute * MINUTE_MS) });
    const cpu = meterCpu(server.postmasterPid);
    const time = async (name: string, runs: number, work: () => Promise<unknown>) =>
      times.push({ name, orders, ...(await timeWork(cpu, runs, work)) });
    try {
      if (isNew) {
        say(`writing the books of ${orders} orders …`);
        await makeBooks(ctxAt(0), url, { orders, until: UNTIL });
      }
      await db.$client.query(
        'delete from alert_rules; delete from alert_day_courses; delete from arrival_rates; update alert_pulse set beat_at = null',
      );
      const rules = await writeRules(ctxAt(0), db);
      await time('a night: rates of arrivals', 1, () => learnRates(ctxAt(0)));
      await time('the first night: courses of days', 1, () => learnCourses(ctxAt(0)));
      await time('another night: courses of days', 1, () => learnCourses(ctxAt(0)));
      let minute = 0;
      const watch = async () => {
        await recordOutages(ctxAt(++minute));
        await watchChannels(ctxAt(minute));
      };
      await time('the first minute, which opens alerts', 1, watch);
      await time(`a minute over ${rules.length} rules`, MINUTES, watch);
      for (const rule of ofEachKind(rules))
        await time(`preview: ${nameOf(rule)}`, PREVIEWS, () => previewRule(ctxAt(0), rule));
    } finally {
      await db.$client.end();
    }
  }
  return times;
}

async function timeWork(
  cpu: CpuMeter,
  runs: number,
  work: () => Promise<unknown>,
): Promise<Omit<AlertTime, 'name' | 'orders'>> {
  const before = cpu().postgres;
  const took = await timeRuns(runs, work);
  const after = cpu().postgres;
  const cpuMs = before === null || after === null ? null : (after - before) / runs;
  return { p50Ms: quantile(took, 0.5), p95Ms: quantile(took, 0.95), cpuMs };
}

type Rule = z.input<typeof RuleInput>;

/** Twenty rules of every kind; every third that can be is of one channel. */
async function writeRules(ctx: Ctx, db: Database): Promise<Rule[]> {
  for (const rule of RULES) await addRule(ctx, rule);
  // The channels of the books have ids that no form would take.
  await db.$client.query(`
    update alert_rules r set channel_id = (select id from channels where slug = 'channel-1')
    from (select id, row_number() over (order by id) as place from alert_rules where kind <> 'jobs') n
    where n.id = r.id and n.place % 3 = 0`);
  return RULES;
}

const RULES: Rule[] = [
  { kind: 'threshold', metric: 'net', period: 'today', direction: 'above', limit: 1 },
  { kind: 'threshold', metric: 'orders', period: 'yesterday', direction: 'below', limit: 1 },
  { kind: 'threshold', metric: 'net', period: 'yesterday', direction: 'below', limit: 1 },
  { kind: 'threshold', metric: 'averageOrder', period: '7days', direction: 'below', limit: 1 },
  { kind: 'threshold', metric: 'cancelRate', period: '7days', direction: 'above', limit: 99 },
  { kind: 'threshold', metric: 'returnRate', period: '7days', direction: 'above', limit: 99 },
  { kind: 'threshold', metric: 'fees', period: 'month', direction: 'above', limit: 1 },
  { kind: 'threshold', metric: 'cm2', period: 'month', direction: 'above', limit: 1e15 },
  { kind: 'band', metric: 'orders', period: 'yesterday', limit: 80 },
  { kind: 'band', metric: 'net', period: 'yesterday', limit: 95 },
  { kind: 'band', metric: 'net', period: 'yesterday', limit: 80 },
  { kind: 'band', metric: 'orders', period: 'today', limit: 80 },
  { kind: 'band', metric: 'net', period: 'today', limit: 95 },
  { kind: 'band', metric: 'orders', period: 'today', limit: 95 },
  { kind: 'quiet', metric: 'orders', limit: 1 },
  { kind: 'quiet', metric: 'messages', limit: 1 },
  { kind: 'quiet', metric: 'orders', limit: 5 },
  { kind: 'deliveries', limit: 10 },
  { kind: 'drifts', limit: 5 },
  { kind: 'jobs', limit: 5 },
];

/** The first rule of each kind and period. */
function ofEachKind(rules: readonly Rule[]): Rule[] {
  return [...new Map(rules.toReversed().map((rule) => [nameOf(rule), rule])).values()].toReversed();
}

function nameOf(rule: Rule): string {
  return 'period' in rule ? `${rule.kind}, ${rule.period}` : rule.kind;
}
