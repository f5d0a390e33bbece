import { placeOrder } from '#domains/orders/place-order.ts';
import { type CpuMeter, meterCpu } from './cpu.ts';
import { type BenchShop, makeShop, openPool } from './make-shop.ts';
import { type Measured, measureFor, median, medianOfRounds } from './measure.ts';
import type { BenchServer } from './open-server.ts';
import { openReference } from './reference.ts';

const CONNECTIONS = [8, 32];
/** Warehouses that have every variant: all of them are looked at for each order. */
const LOCATIONS = [2, 30];
const WARM_UP_MS = 1_500;

/** Reference and order command side by side at one number of connections; `ratio` is the median of the rounds' ratios. */
export type OrdersResult = {
  locations: number;
  connections: number;
  rounds: number;
  reference: Measured;
  command: Measured;
  ratio: number;
  cpuRatio: number | null;
};

/** The order command against the reference transaction, in alternate rounds on one server at equal durability. */
export async function benchOrders(
  server: BenchServer,
  options: { rounds: number; roundMs: number },
): Promise<OrdersResult[]> {
  const cpu = meterCpu(server.postmasterPid);
  const results: OrdersResult[] = [];
  for (const locations of LOCATIONS) {
    const { url } = await server.openDatabase(locations === LOCATIONS[0] ? 'orders' : `orders_${locations}`);
    for (const connections of CONNECTIONS) {
      results.push(await compare(url, cpu, { ...options, locations, connections }));
    }
  }
  return results;
}

type Plan = { locations: number; connections: number; rounds: number; roundMs: number };

async function compare(url: string, cpu: CpuMeter, plan: Plan): Promise<OrdersResult> {
  const { locations, connections, rounds, roundMs } = plan;
  const db = openPool(url, connections);
  const shop = await makeShop(db, 'bench', locations);
  const reference = await openReference(url, { connections, skus: shop.skus, units: shop.units });
  const sides = {
    reference: (at: number) => reference.place(threeSkus(shop.skus, at)),
    command: (at: number) => place(shop, at),
  };
  try {
    for (const side of Object.values(sides)) await measureFor(WARM_UP_MS, connections, cpu, side);
    // As autovacuum does within a minute: the warm-up's plans were made for empty tables that were known to be empty.
    await db.$client.query('analyze');
    const measured: { reference: Measured; command: Measured }[] = [];
    for (let round = 0; round < rounds; round++) {
      measured.push({
        reference: await measureFor(roundMs, connections, cpu, sides.reference),
        command: await measureFor(roundMs, connections, cpu, sides.command),
      });
    }
    const middle = (side: 'reference' | 'command') => medianOfRounds(measured.map((round) => round[side]));
    return {
      locations,
      connections,
      rounds,
      reference: middle('reference'),
      command: middle('command'),
      ratio: median(measured.map((round) => round.command.perSecond / round.reference.perSecond)),
      cpuRatio: cpuRatio(middle('reference'), middle('command')),
    };
  } finally {
    await reference.end();
    await db.$client.end();
  }
}

function cpuRatio(reference: Measured, command: Measured): number | null {
  const sum = ({ appCpuMs, postgresCpuMs }: Measured) =>
    appCpuMs === null || postgresCpuMs === null ? null : appCpuMs + postgresCpuMs;
  const [bare, ours] = [sum(reference), sum(command)];
  return bare === null || ours === null ? null : bare / ours;
}

function place(shop: BenchShop, at: number): Promise<unknown> {
  return placeOrder(shop.ctx(), {
    channelId: shop.channelId,
    lines: threeSkus(shop.skus, at).map((sku) => ({ sku, quantity: 1 })),
  });
}

/** Three different SKUs, spread over all of them, the same for the same count. */
export function threeSkus(skus: readonly string[], at: number): string[] {
  return [at * 7, at * 7 + 331, at * 7 + 677].map((place) => skus[place % skus.length]!);
}
