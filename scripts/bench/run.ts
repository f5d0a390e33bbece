import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { benchAssign } from './bench-assign.ts';
import { benchForecast } from './bench-forecast.ts';
import { benchHttp, isBuilt } from './bench-http.ts';
import { benchLists } from './bench-lists.ts';
import { benchLive } from './bench-live.ts';
import { benchOrders } from './bench-orders.ts';
import { benchOversell } from './bench-oversell.ts';
import { benchPages } from './bench-pages.ts';
import { benchStock } from './bench-stock.ts';
import { benchWhatIf } from './bench-what-if.ts';
import { benchWorkerPickup } from './bench-worker-pickup.ts';
import { benchAlerts } from './channels/bench-alerts.ts';
import { benchBoard } from './channels/bench-board.ts';
import { benchParity } from './channels/bench-parity.ts';
import { benchRetention } from './channels/bench-retention.ts';
import { benchClv } from './customers/bench-clv.ts';
import { benchCoverage } from './customers/bench-coverage.ts';
import { benchCustomers } from './customers/bench-customers.ts';
import { benchLink } from './customers/bench-link.ts';
import { benchSegments } from './customers/bench-segments.ts';
import { benchTouches } from './customers/bench-touches.ts';
import { openServer } from './open-server.ts';
import { type BenchResult, describeResult } from './print-table.ts';
import { benchRush } from './rush/bench-rush.ts';

// `npm run bench`: a table on the terminal, and JSON where --json says. Ratios hold within one run only.
const PARTS = [
  'orders',
  'http',
  'oversell',
  'rush',
  'lists',
  'stock',
  'forecast',
  'clv',
  'customers',
  'coverage',
  'link',
  'segments',
  'parity',
  'board',
  'retention',
  'alerts',
  'assign',
  'what-if',
  'live',
  'touches',
  'worker',
  'pages',
];
const NEED_BUILD = ['http', 'live', 'touches', 'pages'];
const INTERRUPTED = 130;
const say = (line: string) => process.stdout.write(`${line}\n`);

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: PARTS.join(',') },
    orders: { type: 'string', default: '100000' },
    people: { type: 'string', default: '200000' },
    movements: { type: 'string', default: '1000000' },
    variants: { type: 'string', default: '50000' },
    shops: { type: 'string', default: '28' },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '4' },
    json: { type: 'string' },
    data: { type: 'string' },
  },
});
process.chdir(path.resolve(import.meta.dirname, '..', '..'));
const wanted = new Set(values.only.split(','));
const unknown = [...wanted].find((part) => !PARTS.includes(part));
if (unknown !== undefined) throw new Error(`--only ${unknown}: choose among ${PARTS.join(', ')}.`);
const roundMs = readNumber('seconds', values.seconds) * 1000;
const rounds = readNumber('rounds', values.rounds);
const sizes = values.orders.split(',').map((text) => readNumber('orders', text));
const ledgers = values.movements.split(',').map((text) => readNumber('movements', text));
const catalogue = {
  variants: readNumber('variants', values.variants),
  shops: readNumber('shops', values.shops),
};

const server = await openServer(values.data);
// The server would outlive us: Ctrl-C takes it down too.
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => server.stop().finally(() => process.exit(INTERRUPTED)));
}
try {
  const result = await measureAll();
  say(`\n${os.cpus().length} cores, Node ${process.versions.node}, load ${os.loadavg()[0]!.toFixed(1)}\n`);
  say(describeResult(result));
  if (values.json) fs.writeFileSync(values.json, `${JSON.stringify(result, null, 2)}\n`);
} finally {
  await server.stop();
}

async function measureAll(): Promise<BenchResult> {
  const result: BenchResult = {};
  if (wanted.has('orders')) result.orders = await benchOrders(server, { rounds, roundMs });
  if (wanted.has('oversell')) result.oversell = await benchOversell(server);
  if (wanted.has('rush')) result.rush = await benchRush(server);
  if (wanted.has('lists')) result.lists = await benchLists(server, { sizes, catalogue }, say);
  if (wanted.has('stock')) result.stock = await benchStock(server, ledgers, say);
  if (wanted.has('forecast')) result.forecast = await benchForecast(server, say);
  if (wanted.has('clv')) result.clv = await benchClv(server, say);
  if (wanted.has('customers')) result.customers = await benchCustomers(server, say);
  if (wanted.has('coverage')) result.coverage = benchCoverage(say);
  if (wanted.has('link')) result.link = await benchLink(server, say);
  if (wanted.has('segments')) {
    result.segments = await benchSegments(server, readNumber('people', values.people), say);
  }
  if (wanted.has('board')) result.board = await benchBoard(server, sizes, say);
  if (wanted.has('retention')) result.retention = await benchRetention(server, sizes, say);
  if (wanted.has('alerts')) result.alerts = await benchAlerts(server, sizes, say);
  if (wanted.has('parity')) result.parity = await benchParity(server, catalogue.variants, say);
  if (wanted.has('assign')) result.assign = await benchAssign();
  if (wanted.has('what-if')) result.whatIf = await benchWhatIf(server, say);
  if (wanted.has('worker')) result.worker = await benchWorkerPickup(server);
  if (!isBuilt()) {
    if (NEED_BUILD.some((part) => wanted.has(part)))
      say('No production build: run npm start once; http, live, touches and pages are left out.');
    return result;
  }
  if (wanted.has('live')) result.live = await benchLive(server);
  if (wanted.has('touches')) result.touches = await benchTouches(server);
  if (wanted.has('http')) result.http = await benchHttp(server, { roundMs });
  if (wanted.has('pages')) result.pages = await benchPages(server);
  return result;
}

function readNumber(name: string, text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw new Error(`--${name} ${text}: a whole number above nothing.`);
}
