import { openConnection } from '#db/connection.ts';
import type { Ctx } from '#domains/context.ts';
import type { RuleNode } from '#domains/segments/conditions.ts';
import { countRule } from '#domains/segments/count-rule.ts';
import { createSegment } from '#domains/segments/create-segment.ts';
import { estimateRule } from '#domains/segments/estimate-rule.ts';
import { refreshSegments } from '#domains/segments/refresh/refresh-segments.ts';
import { type CpuMeter, meterCpu } from '../cpu.ts';
import { makeShop, openPool } from '../make-shop.ts';
import { quantile, timeRuns } from '../measure.ts';
import type { BenchServer } from '../open-server.ts';

const TOUCHES_EACH = 10;
const CHANGES = 20;
const COUNTS = 3;
const DAY_MS = 86_400_000;

/**
 * Twenty segments over so many customers: judging everybody, one changed person after another, and counting a rule. Seconds of
 * PostgreSQL's CPU say what wall time on a busy machine does not; null where the system does not tell.
 */
export type SegmentsResult = {
  customers: number;
  orders: number;
  touches: number;
  segments: number;
  members: number;
  /** The first time, when every member is written, and again when a day begins. */
  firstSeconds: number;
  firstCpuSeconds: number | null;
  againSeconds: number;
  againCpuSeconds: number | null;
  changeP95Ms: number;
  /** What the builder is told while a rule is typed, and the exact count that follows. */
  estimateP95Ms: number;
  countP95Ms: number;
};

/** The result as a table: its title, its heads and its only row. */
export function tellSegments(one: SegmentsResult): [string, string[], (string | number)[][]] {
  const { customers, orders, touches, segments, members, ...times } = one;
  const heads = ['customers', 'orders', 'touches', 'segments', 'members'];
  const timeHeads = ['first s', 'CPU s', 'again s', 'CPU s', 'change p95 ms', 'about p95 ms', 'exact p95 ms'];
  const figures = [
    times.firstSeconds,
    times.firstCpuSeconds,
    times.againSeconds,
    times.againCpuSeconds,
    times.changeP95Ms,
    times.estimateP95Ms,
    times.countP95Ms,
  ];
  const rounded = figures.map((value) => (value === null ? '' : Math.round(value * 10) / 10));
  return [
    'Segments',
    [...heads, ...timeHeads],
    [[customers, orders, touches, segments, members, ...rounded]],
  ];
}

/** Writes the past of so many people, then judges them by the worker's own refresh. */
export async function benchSegments(
  server: BenchServer,
  customers: number,
  say: (line: string) => void,
): Promise<SegmentsResult> {
  const { url, isNew } = await server.openDatabase(`segments${customers}`);
  const db = openPool(url, 4);
  try {
    const shop = await makeShop(db, 'web');
    if (isNew) {
      say(`Writing the past of ${customers} customers …`);
      await writePast(url, { customers, channelId: shop.channelId });
    }
    const ctx = shop.ctx();
    await db.$client.query('delete from segments');
    await refreshSegments(ctx);
    const rules = makeRules(shop.channelId);
    for (const [at, of] of rules.entries()) {
      await createSegment(ctx, {
        name: `Segment ${at + 1}`,
        rule: { version: 1, rule: { kind: 'all', of } },
      });
    }
    const meter = meterCpu(server.postmasterPid);
    const first = await timeWithCpu(meter, () => refreshSegments(ctx));
    const tomorrow = { ...ctx, now: new Date(ctx.now.getTime() + DAY_MS) };
    const again = await timeWithCpu(meter, () => refreshSegments(tomorrow));
    const changes = await timeRuns(CHANGES, async () => {
      await db.$client.query(
        `insert into segment_dirty (customer_id) select id from customers order by random() limit 1`,
      );
      await refreshSegments(tomorrow);
    });
    const asked = await timeCounts(ctx, rules);
    const sizes = await db.$client.query<{ orders: number; touches: number; members: number }>(
      `select (select count(*) from orders) as orders, (select count(*) from touches) as touches,
         (select count(*) from segment_members) as members`,
    );
    return {
      customers,
      ...sizes.rows[0]!,
      segments: rules.length,
      firstSeconds: first.seconds,
      firstCpuSeconds: first.cpuSeconds,
      againSeconds: again.seconds,
      againCpuSeconds: again.cpuSeconds,
      changeP95Ms: quantile(changes, 0.95),
      ...asked,
    };
  } finally {
    await db.$client.end();
  }
}

async function timeCounts(
  ctx: Ctx,
  rules: RuleNode[][],
): Promise<Record<'estimateP95Ms' | 'countP95Ms', number>> {
  const estimates: number[] = [];
  const counts: number[] = [];
  for (const of of rules) {
    const rule = { version: 1 as const, rule: { kind: 'all' as const, of } };
    estimates.push(...(await timeRuns(COUNTS, () => estimateRule(ctx, rule))));
    counts.push(...(await timeRuns(COUNTS, () => countRule(ctx, rule))));
  }
  return { estimateP95Ms: quantile(estimates, 0.95), countP95Ms: quantile(counts, 0.95) };
}

async function timeWithCpu(
  meter: CpuMeter,
  run: () => Promise<unknown>,
): Promise<{ seconds: number; cpuSeconds: number | null }> {
  const before = meter().postgres;
  const [ms] = await timeRuns(1, run);
  const after = meter().postgres;
  return {
    seconds: ms! / 1000,
    cpuSeconds: before === null || after === null ? null : (after - before) / 1000,
  };
}

/** Twenty rules of every kind, each with something else to look at. */
function makeRules(channelId: string): RuleNode[][] {
  return [
    ...[1, 2, 3, 5].map((value): RuleNode[] => [{ kind: 'number', fact: 'orders', is: 'atLeast', value }]),
    ...[30, 90, 180, 365].map((days): RuleNode[] => [
      { kind: 'days', fact: 'lastOrder', is: 'within', days },
    ]),
    ...[7, 30, 90].map((days): RuleNode[] => [{ kind: 'touch', touch: 'view', least: 2, days }]),
    ...(['email', 'sms'] as const).map((way): RuleNode[] => [{ kind: 'reachable', way }]),
    ...(['granted', 'unsaid'] as const).map((is): RuleNode[] => [
      { kind: 'consent', purpose: 'marketing', way: 'email', is },
    ]),
    [{ kind: 'list', fact: 'boughtIn', values: [channelId] }],
    [{ kind: 'list', fact: 'lastOrderIn', values: [channelId] }],
    [{ kind: 'number', fact: 'channels', is: 'atLeast', value: 2 }],
    [{ kind: 'list', fact: 'tag', values: ['vip'] }],
    [
      { kind: 'number', fact: 'net', is: 'atLeast', value: 10_000 },
      { kind: 'none', of: [{ kind: 'number', fact: 'returns', is: 'atLeast', value: 1 }] },
    ],
  ];
}

/** People who came none to nine times and looked ten times; the same each time but for ids. */
async function writePast(
  url: string,
  { customers, channelId }: { customers: number; channelId: string },
): Promise<void> {
  const client = await openConnection(url);
  await client.query(
    `insert into customers (id, name, search, tags) select gen_random_uuid(), 'Customer ' || n, 'customer ' || n,
       case when n % 20 = 0 then array['vip'] else '{}' end from generate_series(1, $1::integer) n`,
    [customers],
  );
  await client.query(
    `insert into orders (id, channel_id, customer_id, status, currency, placed_at, day, gross_minor, total_minor, units, search)
     select gen_random_uuid(), $1, c.id, 'confirmed', 'EUR', d.day + time '12:00', d.day, 2000, 2000, 1, ''
     from (select id, abs(hashtext(name)) as h from customers) c
     cross join lateral generate_series(1, c.h % 10) k
     cross join lateral (select current_date - 1 - (c.h / 9 + k * 31) % 700 as day) d`,
    [channelId],
  );
  await client.query(
    `insert into postings (kind, at, day, channel_id, customer_id, order_id, gross_minor, cogs_minor, receivable_minor, orders, units)
     select 'sale', placed_at, day, channel_id, customer_id, id, 2000, 1000, 2000, 1, 1 from orders`,
  );
  await client.query(
    `insert into touches (at, channel_id, kind, customer_id)
     select now() - (abs(hashtext(c.name)) / 7 + k * 13) % 365 * interval '1 day', $1,
       (array['view', 'search', 'cart'])[1 + k % 3], c.id
     from customers c cross join generate_series(1, $2::integer) k`,
    [channelId, TOUCHES_EACH],
  );
  await client.query(
    `insert into consents (customer_id, purpose, way, is_granted, source, at)
     select id, 'marketing', 'email', number % 3 > 0, 'bench', now() from customers where number % 2 = 0`,
  );
  await client.query(
    `insert into identities (id, customer_id, kind, value, source)
     select gen_random_uuid(), id, 'email', 'customer' || number || '@example.com', 'bench' from customers`,
  );
  await client.query('analyze');
  await client.query('select fold_postings()');
  await client.query('vacuum analyze');
  await client.end();
}
