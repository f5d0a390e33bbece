import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { processDelivery } from '#domains/channels/process-delivery.ts';
import { runAudit } from '#domains/events/run-audit.ts';
import { MESSAGE_HANDLERS } from '#jobs/apply-message.ts';
import { openInbox, type TestInbox } from '#jobs/testing/open-inbox.ts';

let inbox: TestInbox;

beforeAll(async () => {
  inbox = await openInbox({ poolSize: 16 });
});
afterAll(async () => {
  const findings = await runAudit(inbox.shop.db);
  expect(findings.filter((finding) => finding.count > 0)).toEqual([]);
  await inbox.close();
});

const AT_ONCE = 8;

type Message = { topic: string; body: Record<string, unknown> };

/** All orders in which five things can come. */
function permutations<Item>(items: readonly Item[]): Item[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, at) =>
    permutations([...items.slice(0, at), ...items.slice(at + 1)]).map((rest) => [item, ...rest]),
  );
}

const at = (hour: number) => `2026-03-09T1${hour}:00:00Z`;

const whole = (key: string, hour: number, more: Record<string, unknown>) => ({
  topic: 'order',
  body: {
    externalId: key,
    externalNumber: `#${key}`,
    placedAt: at(0),
    modifiedAt: at(hour),
    currency: 'EUR',
    customer: { externalId: 'b1', name: 'Buyer', email: 'buyer@example.com' },
    lines: [line(key, 'A', 3), line(key, 'B', 1)],
    shippingMinor: 500,
    totalMinor: 5300,
    ...more,
  },
});

const line = (key: string, sku: string, quantity: number, more: Record<string, unknown> = {}) => ({
  externalId: sku,
  sku: `${key}-${sku}`,
  title: sku,
  quantity,
  unitPriceMinor: 1000,
  taxMinor: 200 * quantity,
  ...more,
});

const edited = (key: string) => [
  line(key, 'A', 3, { currentQuantity: 2 }),
  line(key, 'B', 1),
  line(key, 'C', 1),
];
const parcel = (key: string) => ({
  externalId: 'F',
  orderExternalId: key,
  status: 'done',
  at: at(3),
  lines: [
    { lineExternalId: 'A', quantity: 2 },
    { lineExternalId: 'B', quantity: 1 },
    { lineExternalId: 'C', quantity: 1 },
  ],
});
const goodsBack = (key: string) => ({
  externalId: `${key}-R`,
  orderExternalId: key,
  at: at(4),
  currency: 'EUR',
  amountMinor: 1200,
  lines: [{ lineExternalId: 'A', quantity: 1, restock: 'restocked' }],
});

const STORIES: Record<string, (key: string) => Message[]> = {
  'every message tells the whole order': (key) => {
    const money = { financialStatus: 'paid', currentTotalMinor: 5300 };
    const sent = { ...money, lines: edited(key), fulfilments: [parcel(key)] };
    return [
      whole(key, 0, {}),
      whole(key, 1, { lines: edited(key), currentTotalMinor: 5300 }),
      whole(key, 2, { ...money, lines: edited(key) }),
      whole(key, 3, sent),
      whole(key, 4, {
        ...sent,
        financialStatus: 'partially_refunded',
        refunds: [goodsBack(key)],
        lines: [line(key, 'A', 3, { currentQuantity: 1 }), line(key, 'B', 1), line(key, 'C', 1)],
      }),
    ];
  },
  'parcel and refund are told by themselves': (key) => [
    whole(key, 0, {}),
    whole(key, 1, { lines: edited(key), currentTotalMinor: 5300 }),
    whole(key, 2, { financialStatus: 'paid', lines: edited(key), currentTotalMinor: 5300 }),
    { topic: 'fulfilment', body: parcel(key) },
    { topic: 'refund', body: goodsBack(key) },
  ],
  'the order is cancelled in the end': (key) => [
    whole(key, 0, {}),
    whole(key, 1, { lines: edited(key), currentTotalMinor: 5300 }),
    whole(key, 2, { financialStatus: 'paid', lines: edited(key), currentTotalMinor: 5300 }),
    {
      topic: 'refund',
      body: { externalId: `${key}-R`, orderExternalId: key, at: at(3), currency: 'EUR', amountMinor: 5300 },
    },
    whole(key, 3, {
      financialStatus: 'refunded',
      cancelledAt: at(3),
      lines: edited(key),
      refunds: [{ externalId: `${key}-R`, currency: 'EUR', amountMinor: 5300 }],
    }),
  ],
};

async function addGoods(key: string): Promise<void> {
  for (const sku of ['A', 'B', 'C']) await inbox.shop.addVariant({ sku: `${key}-${sku}`, units: 10 });
}

/** Everything that an order is in the end, without ids, numbers and how it came there. */
async function endState(key: string): Promise<unknown> {
  const [state] = await inbox.query(
    `select o.status, o.attention_reason, o.payment_status, o.gross_minor, o.discount_minor, o.shipping_minor, o.tax_minor,
       o.total_minor, o.paid_minor, o.refunded_minor, o.units, o.customer_id is not null as has_customer,
       (select json_agg(json_build_array(l.external_id, l.quantity, l.gross_minor, l.tax_minor, l.cost_minor, l.shipped_quantity,
         l.returned_quantity) order by l.external_id) from order_lines l where l.order_id = o.id) as lines,
       (select json_build_array(sum(gross_minor), sum(discounts_minor), sum(returns_minor), sum(shipping_minor),
         sum(tax_minor), sum(cogs_minor), sum(orders), sum(units), sum(returned_units))
         from postings p where p.order_id = o.id) as posted,
       (select json_agg(json_build_array(right(external_id, 1), amount_minor)) from refunds r where r.order_id = o.id) as refunds,
       (select coalesce(sum(amount_minor), 0) from payments y where y.order_id = o.id) as paid,
       (select coalesce(sum(quantity), 0) from reservations s where s.order_id = o.id and s.status = 'open') as promised,
       (select coalesce(sum(sl.quantity), 0) from shipments h join shipment_lines sl on sl.shipment_id = h.id
         where h.order_id = o.id) as sent,
       (select json_agg(json_build_array(right(v.sku, 1), s.on_hand, s.reserved) order by v.sku)
         from stock_levels s join variants v on v.id = s.variant_id where v.sku like $1 || '-%') as levels
     from orders o where o.external_id = $1`,
    [key],
  );
  return state;
}

/** Sends the messages one after the other, each worked off before the next, with whatever it woke. */
async function play(key: string, messages: readonly Message[]): Promise<unknown> {
  await addGoods(key);
  const ctx = inbox.shop.ctx({ kind: 'job', id: 'process-delivery', name: 'process-delivery' });
  const own: number[] = [];
  for (const message of messages) {
    const { inboxId } = await inbox.send('pishkhan', message);
    own.push(inboxId!);
    for (let pending = [inboxId!]; pending.length > 0; ) {
      for (const id of pending) {
        await processDelivery(ctx, { inboxId: id, isLastAttempt: true }, MESSAGE_HANDLERS);
      }
      const rows = await inbox.query<{ id: number }>(
        `select id from inbox where status = 'pending' and id = any ($1) order by id`,
        [own],
      );
      pending = rows.map((row) => row.id);
    }
  }
  return endState(key);
}

describe('five messages about an order', () => {
  for (const [name, tell] of Object.entries(STORIES)) {
    it(`end the same in all 120 orders of arrival: ${name}`, async () => {
      const slug = Object.keys(STORIES).indexOf(name);
      const expected = JSON.stringify(await play(`S${slug}-0`, tell(`S${slug}-0`)));
      expect(expected).toContain('"has_customer":true');
      const orders = permutations([0, 1, 2, 3, 4]);
      expect(orders).toHaveLength(120);
      const turns = [...orders.entries()];
      const playOn = async () => {
        for (let next = turns.pop(); next; next = turns.pop()) {
          const [turn, order] = next;
          const key = `S${slug}-${turn + 1}`;
          const messages = tell(key);
          const state = await play(
            key,
            order.map((index) => messages[index]!),
          );
          expect(JSON.stringify(state), `arrival ${order.join(' ')}`).toBe(expected);
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, playOn));
    }, 300_000);
  }
});

describe('the same order fifty times at once', () => {
  it('is taken in once, though every delivery has its own id and all are worked off in parallel', async () => {
    await addGoods('P');
    const sent = await Promise.all(
      Array.from({ length: 50 }, () => inbox.send('pishkhan', whole('P', 0, {}))),
    );
    const ctx = inbox.shop.ctx({ kind: 'job', id: 'process-delivery', name: 'process-delivery' });
    await Promise.all(
      sent.map(({ inboxId }) =>
        processDelivery(ctx, { inboxId: inboxId!, isLastAttempt: false }, MESSAGE_HANDLERS),
      ),
    );
    expect(await inbox.query(`select id from orders where external_id = 'P'`)).toHaveLength(1);
    expect(await endState('P')).toMatchObject({ status: 'reserved', promised: 4, total_minor: 5300 });
    const open = await inbox.query(`select id from inbox where resource_id = 'P' and status <> 'done'`);
    expect(open).toEqual([]);
  }, 60_000);

  it('has one effect when one delivery is worked off twice, as after a crash before the note', async () => {
    await addGoods('Q');
    const { inboxId } = await inbox.send('pishkhan', whole('Q', 0, { financialStatus: 'paid' }));
    await inbox.work();
    const before = await endState('Q');
    await inbox.query(`update inbox set status = 'pending' where id = $1 returning id`, [inboxId]);
    await inbox.work();
    expect(await endState('Q')).toEqual(before);
  });
});
