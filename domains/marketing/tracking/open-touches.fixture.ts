import { expect } from 'vitest';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { foldTouches } from '#jobs/fold-touches.ts';
import { newId } from '#lib/ids.ts';
import { receiveEvents } from './receive-events.ts';
import { createSource } from './sources/create-source.ts';
import { findSource, type TouchSource } from './sources/find-source.ts';
import { readIntake } from './sources/list-sources.ts';

const HOUR_MS = 3_600_000;
const PATIENCE_MS = 20_000;

/** A shop that sells CUP and POT, and hears of touches from a website of its own, a partner and a stranger. */
export type TouchShop = Awaited<ReturnType<typeof openTouches>>;

/** Opens the shop. Close `shop` in `afterAll`. */
export async function openTouches() {
  const shop = await openShop();
  await shop.addVariant({ sku: 'CUP', units: 50 });
  await shop.addVariant({ sku: 'POT', units: 50 });
  return {
    shop,
    website: await addSource(shop, 'first'),
    partner: await addSource(shop, 'second'),
    stranger: await addSource(shop, 'third'),
    /** Sends a batch, each event with a message id of its own. */
    send: (source: TouchSource, ...batch: Record<string, unknown>[]) => {
      const body = { batch: batch.map((one) => ({ messageId: newId(), ...one })) };
      return receiveEvents(shop.db, { source, type: 'batch', body, bodyBytes: 0, now: shop.now });
    },
    /** Folds until nothing waits: another test's transaction may still run on the same server and hold it back. */
    fold: async (now = shop.now) => {
      const fold = async () => {
        await foldTouches({ ...shop.ctx(), now });
        return (await readIntake(shop.ctx())).waiting;
      };
      await expect.poll(fold, { timeout: PATIENCE_MS, interval: 20 }).toBe(0);
    },
    query: async <Row extends object>(text: string, values: unknown[] = []) =>
      (await shop.db.$client.query<Row>(text, values)).rows,
    /** The person whom the web shop knows by an id. */
    personOf: async (userId: string) => {
      const asked = `select customer_known_as('web', $1) as id`;
      return (await shop.db.$client.query<{ id: string }>(asked, [userId])).rows[0]!.id;
    },
    hoursFromNow: (hours: number) => new Date(shop.now.getTime() + hours * HOUR_MS),
  };
}

/** A `track` call of a device. */
export function track(anonymousId: string, event: string, properties: object = {}, more: object = {}) {
  return { type: 'track', anonymousId, event, properties, ...more };
}

async function addSource(shop: TestShop, party: 'first' | 'second' | 'third'): Promise<TouchSource> {
  const facts = { channelId: shop.channels.web, name: `The ${party}`, party };
  const { key } = await createSource(shop.ctx('owner'), facts);
  return (await findSource(shop.db, { key, now: shop.now }))!;
}
