import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM } from '#domains/context.ts';
import { createCustomer } from '#domains/customers/create-customer.ts';
import { cancelOrder } from '#domains/orders/cancel-order.ts';
import { placeOrder } from '#domains/orders/place-order.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { FIRST_RULES } from '../rule/effort-rules.ts';
import { saveEffortRules } from '../settings/save-rules.ts';
import { expectEffortTrue } from './fold-effort.fixture.ts';
import { foldEffort } from './fold-effort.ts';

const ROUNDS = 12;
const FOLDERS = 2;
let shop: TestShop;
let variantId: string;
const people: string[] = [];

beforeAll(async () => {
  shop = await openShop();
  variantId = (await shop.addVariant({ sku: 'CUP', units: 1_000 })).id;
  for (let at = 0; at < 4; at++) {
    const phone = `+35988877711${at}`;
    const person = { name: `Ann ${at}`, phone, channelId: shop.channels.web };
    people.push((await createCustomer(shop.ctx('owner'), person)).id);
  }
});
afterAll(() => shop.close());

const at = (minutes: number) => new Date(shop.now.getTime() + minutes * 60_000);
const order = async (person: number, minutes: number) =>
  (
    await placeOrder(shop.ctx('owner', { now: at(minutes) }), {
      channelId: shop.channels.web,
      customerId: people[person]!,
      lines: [{ variantId, quantity: 1 }],
    })
  ).id;
const TOUCH = `insert into touches (at, channel_id, kind, customer_id, detail) values ($1, $2, 'event', $3, '{"event": "Payment Failed"}')`;
const touchOf = (person: number, minutes: number) => [at(minutes), shop.channels.web, people[person]!];

/** Folds again and again until it is told to stop. */
async function keepFolding(signal: { isOver: boolean }): Promise<number> {
  let folded = 0;
  while (!signal.isOver) {
    folded += (await foldEffort({ db: shop.db, actor: SYSTEM, now: new Date() })).orders;
  }
  return folded;
}

describe('working efforts out while the shop goes on', () => {
  it('passes nothing over that was not committed when it first looked', { timeout: 60_000 }, async () => {
    const open = await shop.db.$client.connect();
    try {
      await open.query('begin');
      await open.query(TOUCH, touchOf(0, -5));
      // Written later and visible sooner, so that the log stands beyond what is still open.
      await shop.db.$client.query(TOUCH, touchOf(1, -5));
      await order(0, 0);
      for (let look = 0; look < 3; look++) {
        await foldEffort({ db: shop.db, actor: SYSTEM, now: new Date() });
        await new Promise((done) => setTimeout(done, 400));
      }
      await open.query('commit');
    } finally {
      open.release();
    }
    await order(1, 0);
    await expectEffortTrue(shop.db);
    const { rows } = await shop.db.$client.query('select pay_seconds::integer as pay from order_efforts');
    expect(rows).toEqual([{ pay: 90 }, { pay: 90 }]);
  });

  it('ends with what working everything out anew says, whoever folds and whatever comes meanwhile', {
    timeout: 90_000,
  }, async () => {
    const signal = { isOver: false };
    const folders = Array.from({ length: FOLDERS }, () => keepFolding(signal));
    const write = async (person: number) => {
      for (let round = 0; round < ROUNDS; round++) {
        const minutes = 60 * (round + 1) + person;
        const client = await shop.db.$client.connect();
        try {
          await client.query('begin');
          await client.query(TOUCH, touchOf(person, minutes - 3));
          const placed = await order(person, minutes);
          await client.query(round % 4 === 3 ? 'rollback' : 'commit');
          if (round % 5 === 4) {
            await cancelOrder(shop.ctx('owner', { now: at(minutes + 1) }), {
              orderId: placed,
              reason: 'No longer wanted',
            });
          }
        } finally {
          client.release();
        }
        if (round === ROUNDS / 2) {
          await shop.db.$client.query(`delete from touches where customer_id = $1 and at < $2`, [
            people[person],
            at(120),
          ]);
        }
      }
    };
    const decide = async () => {
      const standard = { ...FIRST_RULES.standard, failedPayment: 4 };
      await saveEffortRules(shop.ctx('owner'), { rules: { ...FIRST_RULES, standard }, expectedVersion: 0 });
    };
    await Promise.all([...people.map((_, person) => write(person)), decide()]);
    signal.isOver = true;
    const folded = await Promise.all(folders);
    expect(folded.reduce((sum, one) => sum + one, 0)).toBeGreaterThan(0);
    await expectEffortTrue(shop.db);
    const { rows } = await shop.db.$client.query(
      `select count(*)::integer as orders, count(distinct e.settings_version)::integer as versions,
         max(e.settings_version) as version from orders o join order_efforts e on e.order_id = o.id`,
    );
    const cancelled = people.length * Math.floor(ROUNDS / 5);
    expect(rows).toEqual([{ orders: 2 + people.length * ROUNDS - cancelled, versions: 1, version: 1 }]);
  });
});
