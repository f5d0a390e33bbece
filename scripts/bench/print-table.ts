import type { AssignResult } from './bench-assign.ts';
import type { ForecastResult } from './bench-forecast.ts';
import type { HttpResult } from './bench-http.ts';
import type { ListResult } from './bench-lists.ts';
import type { LiveResult } from './bench-live.ts';
import type { OrdersResult } from './bench-orders.ts';
import type { OversellResult } from './bench-oversell.ts';
import type { PageResult } from './bench-pages.ts';
import type { StockResult } from './bench-stock.ts';
import type { WhatIfResult } from './bench-what-if.ts';
import type { PickupResult } from './bench-worker-pickup.ts';
import { type AlertTime, tellAlerts } from './channels/bench-alerts.ts';
import { type BoardResult, tellBoard } from './channels/bench-board.ts';
import { type ParityResult, tellParity } from './channels/bench-parity.ts';
import { type RetentionResult, tellRetention } from './channels/bench-retention.ts';
import type { ClvResult } from './customers/bench-clv.ts';
import type { CoverageResult } from './customers/bench-coverage.ts';
import type { CustomersResult } from './customers/bench-customers.ts';
import type { LinkResult } from './customers/bench-link.ts';
import { type SegmentsResult, tellSegments } from './customers/bench-segments.ts';
import type { TouchesResult } from './customers/bench-touches.ts';
import type { Measured } from './measure.ts';
import type { RushRounds } from './rush/bench-rush.ts';

/** Everything that one run measured; what was not asked for is missing. */
export type BenchResult = {
  orders?: OrdersResult[];
  oversell?: OversellResult[];
  rush?: RushRounds;
  http?: HttpResult;
  lists?: ListResult[];
  stock?: StockResult[];
  forecast?: ForecastResult;
  clv?: ClvResult;
  coverage?: CoverageResult[];
  customers?: CustomersResult;
  link?: LinkResult;
  segments?: SegmentsResult;
  parity?: ParityResult;
  board?: BoardResult;
  retention?: RetentionResult;
  alerts?: AlertTime[];
  assign?: AssignResult;
  whatIf?: WhatIfResult;
  live?: LiveResult;
  touches?: TouchesResult;
  worker?: PickupResult;
  pages?: PageResult[];
};

type Row = readonly (string | number)[];

/** The tables of a run, as Markdown, so that they can be laid into a document as they are. */
export function describeResult(result: BenchResult): string {
  const tables = [
    result.orders && describeOrders(result.orders),
    result.http && describeHttp(result.http),
    result.oversell && describeOversell(result.oversell),
    result.rush && describeRush(result.rush),
    result.lists && describeTimes('Lists', sized(result.lists, 'orders')),
    result.stock && describeTimes('Stock', sized(result.stock, 'movements')),
    result.forecast && describeForecast(result.forecast),
    result.clv && describeClv(result.clv),
    result.coverage && describeCoverage(result.coverage),
    result.customers && describeCustomers(result.customers),
    result.link && describeLink(result.link),
    result.segments && table(...tellSegments(result.segments)),
    result.parity && table(...tellParity(result.parity)),
    result.board && table(...tellBoard(result.board)),
    result.retention && table(...tellRetention(result.retention)),
    result.alerts && table(...tellAlerts(result.alerts)),
    result.assign && describeAssign(result.assign),
    result.whatIf && describeWhatIf(result.whatIf),
    result.live && describeDelay('Sale to open screen', result.live.sales, result.live),
    result.touches && describeTouches(result.touches),
    result.worker && describeDelay('Job to worker', result.worker.jobs, result.worker),
    result.pages && describePages(result.pages),
  ];
  return tables.filter((text) => text !== undefined).join('\n\n');
}

function describeRush({ rounds, exact, deadlocks, failures, medianMs }: RushRounds): string {
  const head = ['rounds', 'exactly 50 granted', 'deadlocks', 'other failures', 'median ms'];
  return table('500 buyers for 50 units over 6 channels', head, [
    [rounds, exact, deadlocks, failures, Math.round(medianMs)],
  ]);
}

function describeClv(one: ClvResult): string {
  const heads = [
    'customers',
    'orders',
    'seconds',
    'turn p95 ms',
    'turn p99 ms',
    'outlook p95 ms',
    'insights p95 ms',
  ];
  const times = [one.seconds, one.turnP95Ms, one.turnP99Ms, one.outlookP95Ms, one.insightsP95Ms];
  return table('Predictions of all customers', heads, [
    [one.customers, one.orders, ...times.map((value) => Math.round(value * 10) / 10)],
  ]);
}

function describeCoverage(results: readonly CoverageResult[]): string {
  const percent = (share: number) => `${Math.round(share * 100)} %`;
  return table(
    'How often 80 % intervals held',
    ['model', 'buyers', 'shops', 'orders', 'sales', 'frequent buyers'],
    results.map((one) => [
      one.model,
      one.buyers,
      one.shops,
      ...[one.orders, one.value, one.people].map(percent),
    ]),
  );
}

function describeCustomers(one: CustomersResult): string {
  const ms = (time: number) => time.toFixed(1);
  return table(
    `${one.customers.toLocaleString('en')} customers`,
    ['asked', 'middle, ms', 'p95, ms'],
    [
      [`${one.searches} searches of the list`, ms(one.searchP50Ms), ms(one.searchP95Ms)],
      [`the slowest search, “${one.slowest.search}”`, '', ms(one.slowest.p95Ms)],
      [
        `the page of one with ${one.touches.toLocaleString('en')} touches`,
        ms(one.pageP50Ms),
        ms(one.pageP95Ms),
      ],
    ],
  );
}

function describeTouches({ lists, ...one }: TouchesResult): string {
  const whole = (value: number) => Math.round(value);
  const heads = [
    ...['events', 'per second', 'batch p50 ms', 'batch p95 ms', 'longest lag ms', 'folded after ms'],
    ...['cores busy app', 'cores busy PostgreSQL'],
  ];
  const figures = [
    one.events,
    one.perSecond,
    one.batchP50Ms,
    one.batchP95Ms,
    one.longestLagMs,
    one.foldedAfterMs,
  ];
  const intake = table('Touches: 2,000 events a second in batches of 50, lists opened meanwhile', heads, [
    [...figures.map(whole), cpu(one.appCores), cpu(one.postgresCores)],
  ]);
  const times = [lists.idleP50Ms, lists.busyP50Ms, lists.idleP95Ms, lists.busyP95Ms].map(whole);
  const ratios = [lists.busyP50Ms / lists.idleP50Ms, lists.busyP95Ms / lists.idleP95Ms];
  const names = ['idle p50 ms', 'busy p50 ms', 'idle p95 ms', 'busy p95 ms', 'p50 ratio', 'p95 ratio'];
  const told = table('Lists meanwhile', names, [[...times, ...ratios.map((ratio) => ratio.toFixed(2))]]);
  return `${intake}\n\n${told}`;
}

const MEASURES = ['per second', 'p50 ms', 'p95 ms', 'p99 ms', 'CPU ms app', 'CPU ms PostgreSQL'];

function measures(one: Measured): Row {
  const times = [one.p50Ms, one.p95Ms, one.p99Ms].map((value) => value.toFixed(1));
  return [Math.round(one.perSecond), ...times, cpu(one.appCpuMs), cpu(one.postgresCpuMs)];
}

function cpu(value: number | null): string {
  return value === null ? '–' : value.toFixed(2);
}

function describeOrders(results: readonly OrdersResult[]): string {
  const rows = results.flatMap((one): Row[] => [
    [one.locations, one.connections, 'reference', ...measures(one.reference), ''],
    [one.locations, one.connections, 'order command', ...measures(one.command), one.ratio.toFixed(2)],
  ]);
  return table('Order command', ['locations', 'connections', 'side', ...MEASURES, 'ratio'], rows);
}

function describeHttp({ ways, worker }: HttpResult): string {
  const rows = ways.map(({ way, connections, measured }) => [way, connections, ...measures(measured)]);
  const worked: Row[] = worker
    ? [
        [
          'worker: webhook to order',
          1,
          Math.round(worker.perSecond),
          '–',
          '–',
          '–',
          cpu(worker.appCpuMs),
          cpu(worker.postgresCpuMs),
        ],
      ]
    : [];
  return table('Orders over HTTP', ['way', 'connections', ...MEASURES], [...rows, ...worked]);
}

function describeOversell(results: readonly OversellResult[]): string {
  const rows = results.map((one) => [one.served, one.refused, one.failed, Math.round(one.durationMs)]);
  return table('300 buyers for 100 units', ['served', 'refused', 'failed otherwise', 'ms'], rows);
}

type Sized = { name: string; size: number; p50Ms: number; p95Ms: number };

function sized<Key extends string>(
  results: readonly (Omit<Sized, 'size'> & Record<Key, number>)[],
  key: Key,
): Sized[] {
  return results.map((one) => ({ ...one, size: one[key] }));
}

/** Each question at each size, with the growth from the smallest to the largest. */
function describeTimes(title: string, results: readonly Sized[]): string {
  const sizes = [...new Set(results.map((one) => one.size))].sort((a, b) => a - b);
  const names = [...new Set(results.map((one) => one.name))];
  const find = (name: string, size: number) => results.find((one) => one.name === name && one.size === size);
  const rows = names.map((name): Row => {
    const found = sizes.map((size) => find(name, size));
    const [first, last] = [found[0], found.at(-1)];
    const growth = first && last && sizes.length > 1 ? [`${(last.p50Ms / first.p50Ms).toFixed(2)}×`] : [];
    return [
      name,
      ...found.flatMap((one) => [one?.p50Ms.toFixed(1) ?? '–', one?.p95Ms.toFixed(1) ?? '–']),
      ...growth,
    ];
  });
  const heads = sizes.flatMap((size) => [`p50 ms at ${size}`, `p95 ms at ${size}`]);
  return table(title, ['question', ...heads, ...(sizes.length > 1 ? ['growth of p50'] : [])], rows);
}

function describeForecast(one: ForecastResult): string {
  const times = [one.aloneP95Ms, one.besideP95Ms, one.turnP95Ms, one.turnP99Ms].map((value) =>
    value.toFixed(1),
  );
  const heads = ['list alone p95 ms', 'list beside p95 ms', 'wait for a turn p95 ms', 'p99 ms'];
  return table(
    'Forecast of all demand',
    ['series of 104 weeks', 'seconds', ...heads],
    [[one.series, one.seconds.toFixed(1), ...times]],
  );
}

function describeAssign(one: AssignResult): string {
  const { orders, sites, medianMs, slowestMs, saved, worstGap, waiting } = one;
  const heads = [
    'orders',
    'locations',
    'median ms',
    'slowest ms',
    'cheaper than one by one',
    'gap',
    'left waiting',
  ];
  const share = (value: number) => `${(value * 100).toFixed(1)} %`;
  const left = `${waiting.together} (one by one ${waiting.oneByOne})`;
  const row = [orders, sites, medianMs.toFixed(0), slowestMs.toFixed(0), share(saved), share(worstGap), left];
  return table('Competing orders together', heads, [row]);
}

function describeWhatIf({ orders, locations, seconds, changed }: WhatIfResult): string {
  const per = ((seconds / orders) * 10_000).toFixed(1);
  const heads = ['past orders', 'locations', 'seconds', 'seconds for 10,000', 'changed'];
  return table('Rules tried on the past', heads, [[orders, locations, seconds.toFixed(1), per, changed]]);
}

type Delay = { p50Ms: number; p95Ms: number; slowestMs: number };

function describeDelay(title: string, count: number, { p50Ms, p95Ms, slowestMs }: Delay): string {
  const times = [p50Ms, p95Ms, slowestMs].map((value) => value.toFixed(0));
  return table(title, ['measured', 'p50 ms', 'p95 ms', 'slowest ms'], [[count, ...times]]);
}

function describePages(results: readonly PageResult[]): string {
  const rows = results.map(({ page, scriptKb, vitals }): Row => {
    const felt = vitals && [Math.round(vitals.lcpMs), Math.round(vitals.inpMs), vitals.cls.toFixed(3)];
    return [page, scriptKb.toFixed(0), ...(felt ?? ['', '', ''])];
  });
  const heads = ['page', 'KB of script, gzipped', 'LCP ms', 'INP ms', 'CLS'];
  return table('Pages, on a processor slowed down four times', heads, rows);
}

function table(title: string, heads: Row, rows: readonly Row[]): string {
  const lines = [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  return [`### ${title}`, '', ...lines].join('\n');
}

function describeLink(link: LinkResult): string {
  const count = (value: number) => value.toLocaleString('en');
  return [
    `${count(link.people)} customers compared in ${link.seconds.toFixed(0)} s: ${count(link.candidates)} pairs, ${count(link.linked)} linked, ${count(link.toReview)} to review.`,
    `One new customer is matched in ${link.matchP50Ms.toFixed(0)} ms p50, ${link.matchP95Ms.toFixed(0)} ms p95.`,
  ].join('\n');
}
