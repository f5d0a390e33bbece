import type { Database } from '#db/client.ts';
import { openConnection } from '#db/connection.ts';
import { checkParity } from '#domains/parity/check/check-parity.ts';
import { sweepParity } from '#domains/parity/check/sweep-parity.ts';
import { listChannelViews } from '#domains/parity/drifts/list-channel-views.ts';
import { listDrifts } from '#domains/parity/drifts/list-drifts.ts';
import { listNeverListed } from '#domains/parity/drifts/list-gaps.ts';
import { recordListings } from '#domains/parity/listings/record-listings.ts';
import { type CpuMeter, meterCpu } from '../cpu.ts';
import { makeShop, openPool } from '../make-shop.ts';
import { quantile, timeRuns } from '../measure.ts';
import type { BenchServer } from '../open-server.ts';

const CHANNELS = 8;
const PLACES = 30;
const CHANGES = 20;
const PAGES = 20;
const P95 = 0.95;

/** Listings of every variant on eight channels held against the book: all of them, one change after another, the page. */
export type ParityResult = {
  variants: number;
  channels: number;
  places: number;
  listings: number;
  drifts: number;
  /** The first sweep writes every drift, the next finds them there. */
  firstSweepSeconds: number;
  sweepSeconds: number;
  /** From one listing coming in until its drift is written, and from a changed price until those of eight channels are. */
  listingP95Ms: number;
  priceP95Ms: number;
  pageP95Ms: number;
  /** PostgreSQL's CPU for a page; null where the system does not tell. */
  pageCpuMs: number | null;
  /** Goods that a channel lists all of: none is missing. */
  gapsP95Ms: number;
  gapsCpuMs: number | null;
};

/** The result as a table: its title, its heads and its only row. */
export function tellParity(one: ParityResult): [string, string[], (string | number)[][]] {
  const { variants, channels, places, listings, drifts, ...times } = one;
  const heads = ['variants', 'channels', 'places', 'listings', 'drifts'];
  const timeHeads = [
    'first sweep s',
    'sweep s',
    'listing p95 ms',
    'price p95 ms',
    'page p95 ms',
    'CPU ms',
    'gaps p95 ms',
    'CPU ms',
  ];
  const figures = [
    times.firstSweepSeconds,
    times.sweepSeconds,
    times.listingP95Ms,
    times.priceP95Ms,
    times.pageP95Ms,
    times.pageCpuMs,
    times.gapsP95Ms,
    times.gapsCpuMs,
  ];
  const rounded = figures.map((value) => (value === null ? '' : Math.round(value * 10) / 10));
  return ['Parity', [...heads, ...timeHeads], [[variants, channels, places, listings, drifts, ...rounded]]];
}

/** Lists so many variants on eight channels, one in a hundred at another price, and lets the worker's own rules compare. */
export async function benchParity(
  server: BenchServer,
  variants: number,
  say: (line: string) => void,
): Promise<ParityResult> {
  const { url, isNew } = await server.openDatabase(`parity${variants}`);
  const db = openPool(url, 4);
  try {
    const shop = await makeShop(db, 'web', PLACES);
    if (isNew) {
      say(`Listing ${variants} variants on ${CHANNELS} channels …`);
      await writeListings(url, variants);
    }
    await db.$client.query('delete from parity_drifts');
    await db.$client.query('delete from parity_marks');
    const ctx = shop.ctx();
    const [firstMs] = await timeRuns(1, () => sweepParity(ctx));
    const [againMs] = await timeRuns(1, () => sweepParity(ctx));
    await checkParity(ctx);
    let turn = 0;
    const listings = await timeRuns(CHANGES, async () => {
      const listing = { sku: `P-${++turn * 7}`, currency: 'EUR', priceMinor: 500 + turn };
      await recordListings(shop.ctx(), { channelId: shop.channelId, source: 'api', listings: [listing] });
      await checkParity(shop.ctx());
    });
    const prices = await timeRuns(CHANGES, async () => {
      await db.$client.query('update variants set price_minor = price_minor + 1 where sku = $1', [
        `P-${++turn * 7}`,
      ]);
      await checkParity(shop.ctx());
    });
    const cpu = meterCpu(server.postmasterPid);
    const pages = await timePages(cpu, () => Promise.all([listDrifts(ctx, {}), listChannelViews(ctx)]));
    const channelId = await findFullChannel(db);
    const gaps = await timePages(cpu, () => listNeverListed(ctx, { channelId }));
    const sizes = await db.$client.query<{ listings: number; drifts: number }>(
      `select (select count(*) from listing_facts) as listings,
         (select count(*) from parity_drifts where ended_at is null) as drifts`,
    );
    return {
      variants,
      channels: CHANNELS,
      places: PLACES,
      ...sizes.rows[0]!,
      firstSweepSeconds: firstMs! / 1000,
      sweepSeconds: againMs! / 1000,
      listingP95Ms: quantile(listings, P95),
      priceP95Ms: quantile(prices, P95),
      pageP95Ms: pages.p95Ms,
      pageCpuMs: pages.cpuMs,
      gapsP95Ms: gaps.p95Ms,
      gapsCpuMs: gaps.cpuMs,
    };
  } finally {
    await db.$client.end();
  }
}

async function timePages(
  cpu: CpuMeter,
  ask: () => Promise<unknown>,
): Promise<{ p95Ms: number; cpuMs: number | null }> {
  const before = cpu().postgres;
  const took = await timeRuns(PAGES, ask);
  const after = cpu().postgres;
  return {
    p95Ms: quantile(took, P95),
    cpuMs: before === null || after === null ? null : (after - before) / PAGES,
  };
}

async function findFullChannel(db: Database): Promise<string> {
  const { rows } = await db.$client.query<{ id: string }>(
    `select id from channels where slug = 'channel-${CHANNELS}'`,
  );
  return rows[0]!.id;
}

/** Goods with stock at every place, listed everywhere with price, stock, name, text and promise. */
async function writeListings(url: string, variants: number): Promise<void> {
  const client = await openConnection(url);
  const write = (text: string, values: unknown[] = []) => client.query(text, values);
  try {
    await write('begin');
    await write(`set local session_replication_role = replica`);
    await write(
      `insert into channels (id, slug, name, kind, currency)
       select gen_random_uuid(), 'channel-' || n, 'Channel ' || n, 'marketplace', 'EUR' from generate_series(2, $1::integer) n`,
      [CHANNELS],
    );
    await write(
      `create temporary table made on commit drop as
       select n, gen_random_uuid() as variant_id, gen_random_uuid() as product_id from generate_series(1, $1::integer) n`,
      [variants],
    );
    await write(
      `insert into products (id, title, description, search)
       select product_id, 'Bench tea cup no ' || n, repeat('A cup of thin china for tea, ', 8) || n, '' from made`,
    );
    await write(
      `insert into variants (id, product_id, sku, title, price_minor, search)
       select variant_id, product_id, 'P-' || n, 'Bench tea cup no ' || n, 1000, '' from made`,
    );
    await write(
      `insert into stock_levels (variant_id, location_id, on_hand, reserved, safety, updated_at)
       select variant_id, l.id, case when n % 40 = 0 then 0 else n % 4 + 1 end, 0, 0, '2026-01-01' from made cross join locations l where l.kind = 'warehouse'`,
    );
    await write(
      `insert into listing_facts (channel_id, external_id, variant_id, sku, currency, price_minor, stock_units, title,
         description, promise_days, changed_at, read_at, source, read_by)
       select c.id, 'P-' || n, variant_id, 'P-' || n, 'EUR', case when n % 100 = 7 then 900 else 1000 end, 1,
         'BENCH  tea cup no ' || n, '<p>' || repeat('A cup of thin china for tea, ', 8) || n || '</p>', 2, '{}',
         '2026-01-01', 'read', 'bench'
       from made cross join channels c`,
    );
    await write('commit');
    await write('vacuum analyze');
  } finally {
    await client.end();
  }
}
