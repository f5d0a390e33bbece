import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runAudit } from '#domains/events/run-audit.ts';
import { openInbox, type TestInbox } from '#jobs/testing/open-inbox.ts';
import { getOrder } from './get-order.ts';
import { importOrder } from './import-order.ts';
import { placeOrder } from './place-order.ts';

let inbox: TestInbox;

beforeAll(async () => {
  inbox = await openInbox();
});
afterAll(async () => {
  const findings = await runAudit(inbox.shop.db);
  expect(findings.filter((finding) => finding.count > 0)).toEqual([]);
  await inbox.close();
});

type Stated = Record<string, unknown>;

const line = (sku: string, more: Stated = {}) => ({
  externalId: `line-${sku}`,
  sku,
  title: `The ${sku}`,
  quantity: 2,
  unitPriceMinor: 1000,
  taxMinor: 400,
  ...more,
});

/** Two units of 10.00 with 4.00 tax and 5.00 shipping. */
const order = (externalId: string, sku: string, more: Stated = {}) => ({
  externalId,
  externalNumber: `#${externalId}`,
  placedAt: '2026-03-09T21:30:00Z',
  modifiedAt: '2026-03-09T21:30:00Z',
  currency: 'EUR',
  lines: [line(sku)],
  shippingMinor: 500,
  totalMinor: 2900,
  ...more,
});

async function send(topic: string, body: Stated) {
  const { inboxId } = await inbox.send('pishkhan', { topic, body });
  await inbox.work({ isLastAttempt: true });
  const [row] = await inbox.query<{ status: string; reason: string | null; subject_kind: string | null }>(
    'select status, reason, subject_kind from inbox where id = $1',
    [inboxId],
  );
  return row!;
}

async function find(externalId: string) {
  const [found] = await inbox.query<Record<string, unknown> & { id: string; status: string }>(
    'select *, day::text from orders where external_id = $1',
    [externalId],
  );
  return found!;
}

const north = async (variantId: string) => inbox.shop.onHand(variantId, inbox.shop.places.north);

describe('an order of a channel', () => {
  it('comes in with its own prices, its customer, and stock reserved', async () => {
    const cup = await inbox.shop.addVariant({ sku: 'CUP', units: 5 });
    const customer = { externalId: '77', name: 'Buyer', email: 'Buyer@Example.com', phone: '+359888123456' };
    const settled = await send('order', order('N-1', 'CUP', { customer, financialStatus: 'paid' }));
    expect(settled).toMatchObject({ status: 'done', reason: null });
    const found = await find('N-1');
    expect(found).toMatchObject({
      status: 'reserved',
      payment_status: 'paid',
      gross_minor: 2000,
      tax_minor: 400,
      shipping_minor: 500,
      total_minor: 2900,
      paid_minor: 2900,
      external_number: '#N-1',
    });
    expect(found.day).toBe('2026-03-09');
    expect(await north(cup.id)).toEqual({ onHand: 5, reserved: 2 });
    const ways = await inbox.query<{ kind: string; value: string }>(
      'select kind, value from identities where customer_id = $1 order by kind',
      [found.customer_id],
    );
    expect(ways).toEqual([
      { kind: 'email', value: 'buyer@example.com' },
      { kind: 'external', value: 'pishkhan:77' },
      { kind: 'phone', value: '+359888123456' },
    ]);
    expect(await inbox.query('select kind from events where subject_id = $1', [found.id])).toEqual([
      { kind: 'order.placed' },
    ]);
  });

  it('is kept when a SKU is unknown, and asks for attention', async () => {
    expect(await send('order', order('N-2', 'NOBODY-KNOWS'))).toMatchObject({ status: 'done' });
    expect(await find('N-2')).toMatchObject({
      status: 'attention',
      attention_reason: 'unknown_sku: NOBODY-KNOWS',
      total_minor: 2900,
    });
  });

  it('is owed the rest when its channel says how much was paid', async () => {
    await send('order', order('N-PART', 'CUP', { financialStatus: 'partially_paid', paidMinor: 1000 }));
    expect(await find('N-PART')).toMatchObject({ payment_status: 'part_paid', paid_minor: 1000 });
    const whole = { modifiedAt: '2026-03-09T22:00:00Z', financialStatus: 'paid' };
    await send('order', order('N-PART', 'CUP', whole));
    expect(await find('N-PART')).toMatchObject({ payment_status: 'paid', paid_minor: 2900 });
  });

  it('stays in attention when it is paid, and its events say so', async () => {
    const paid = { modifiedAt: '2026-03-09T22:00:00Z', financialStatus: 'paid' };
    await send('order', order('N-2', 'NOBODY-KNOWS', paid));
    const found = await find('N-2');
    expect(found).toMatchObject({ status: 'attention', paid_minor: 2900 });
    const told = await inbox.query(
      `select kind, payload->>'status' as status from events where subject_id = $1 order by id`,
      [found.id],
    );
    expect(told.at(-1)).toEqual({ kind: 'order.paid', status: 'attention' });
  });

  it('goes on by itself when the product has come since and the order is told again', async () => {
    await send('order', order('N-3', 'LATE'));
    expect(await find('N-3')).toMatchObject({ status: 'attention' });
    const late = await inbox.shop.addVariant({ sku: 'LATE', units: 9 });
    await send('order', order('N-3', 'LATE', { modifiedAt: '2026-03-09T22:00:00Z' }));
    expect(await find('N-3')).toMatchObject({ status: 'reserved', attention_reason: null });
    expect(await north(late.id)).toEqual({ onHand: 9, reserved: 2 });
  });

  it('finds a variant by its listing before its SKU', async () => {
    const renamed = await inbox.shop.addVariant({ sku: 'OUR-OWN', units: 4 });
    await inbox.query(
      'insert into listings (channel_id, external_id, variant_id) values ($1, $2, $3) returning external_id',
      [inbox.channels.pishkhan, 'v-9', renamed.id],
    );
    await send('order', order('N-4', 'THEIRS', { lines: [line('THEIRS', { externalVariantId: 'v-9' })] }));
    expect(await find('N-4')).toMatchObject({ status: 'reserved' });
    expect(await north(renamed.id)).toEqual({ onHand: 4, reserved: 2 });
  });

  it('keeps the total that the channel states, with the difference as a line of its own', async () => {
    await inbox.shop.addVariant({ sku: 'ODD', units: 5 });
    await send('order', order('N-5', 'ODD', { totalMinor: 2893, tipMinor: 100 }));
    const found = await find('N-5');
    expect(found).toMatchObject({ total_minor: 2893, status: 'reserved' });
    const lines = await inbox.query(
      'select sku, title, gross_minor from order_lines where order_id = $1 order by position',
      [found.id],
    );
    expect(lines.slice(1)).toEqual([
      { sku: 'CHANNEL-TIP', title: 'Tip', gross_minor: 100 },
      { sku: 'CHANNEL-DIFFERENCE', title: 'Difference stated by the channel', gross_minor: -107 },
    ]);
  });

  it('that has left already takes the units from our shelf', async () => {
    const gone = await inbox.shop.addVariant({ sku: 'GONE', units: 5 });
    await send('order', order('N-6', 'GONE', { fulfilmentStatus: 'fulfilled', financialStatus: 'paid' }));
    expect(await find('N-6')).toMatchObject({ status: 'shipped' });
    expect(await north(gone.id)).toEqual({ onHand: 3, reserved: 0 });
  });

  it('that has left at the channel, though no shelf has the units, asks for attention', async () => {
    const few = await inbox.shop.addVariant({ sku: 'FEW', units: 1 });
    await send('order', order('N-7', 'FEW', { fulfilmentStatus: 'fulfilled' }));
    expect(await find('N-7')).toMatchObject({
      status: 'attention',
      attention_reason: 'stock_missing: shipped at the channel but stock is missing: FEW × 1',
    });
    expect(await north(few.id)).toEqual({ onHand: 0, reserved: 0 });
  });

  it('that comes cancelled promises nothing', async () => {
    const free = await inbox.shop.addVariant({ sku: 'FREE', units: 5 });
    await send('order', order('N-8', 'FREE', { cancelledAt: '2026-03-09T22:00:00Z' }));
    expect(await find('N-8')).toMatchObject({ status: 'cancelled', total_minor: 2900 });
    expect(await north(free.id)).toEqual({ onHand: 5, reserved: 0 });
    const [sum] = await inbox.query(
      'select sum(gross_minor)::integer as gross, sum(orders)::integer as orders from postings where order_id = (select id from orders where external_id = $1)',
      ['N-8'],
    );
    expect(sum).toEqual({ gross: 0, orders: 0 });
  });

  it('is edited, paid, sent, and taken back in part as the channel tells', async () => {
    const mug = await inbox.shop.addVariant({ sku: 'MUG', units: 9 });
    await send('order', order('N-9', 'MUG'));
    const edited = order('N-9', 'MUG', {
      modifiedAt: '2026-03-09T22:00:00Z',
      lines: [line('MUG', { quantity: 3, taxMinor: 600 })],
      totalMinor: 4100,
      financialStatus: 'paid',
    });
    await send('order', edited);
    expect(await find('N-9')).toMatchObject({ version: 2, total_minor: 4100, paid_minor: 4100 });
    expect(await north(mug.id)).toEqual({ onHand: 9, reserved: 3 });
    const sent = {
      ...edited,
      modifiedAt: '2026-03-09T23:00:00Z',
      fulfilments: [
        {
          externalId: 'F-1',
          status: 'done',
          lines: [{ lineExternalId: 'line-MUG', quantity: 3 }],
          at: '2026-03-09T23:00:00Z',
          trackingNumbers: ['TRACK'],
        },
      ],
    };
    await send('order', sent);
    expect(await find('N-9')).toMatchObject({ status: 'shipped', version: 2 });
    const refund = {
      externalId: 'R-1',
      currency: 'EUR',
      amountMinor: 1200,
      lines: [{ lineExternalId: 'line-MUG', quantity: 1, restock: 'restocked' }],
    };
    const back = {
      ...sent,
      modifiedAt: '2026-03-10T01:00:00Z',
      refunds: [refund],
      financialStatus: 'partially_refunded',
      lines: [line('MUG', { quantity: 3, currentQuantity: 2, taxMinor: 600 })],
    };
    await send('order', back);
    expect(await find('N-9')).toMatchObject({
      status: 'shipped',
      version: 2,
      paid_minor: 4100,
      refunded_minor: 1200,
      payment_status: 'part_refunded',
    });
    expect(await north(mug.id)).toEqual({ onHand: 7, reserved: 0 });
    const { id } = await find('N-9');
    expect(await getOrder(inbox.shop.ctx('owner'), id)).toMatchObject({ unnamedRefundMinor: 0 });
    const bare = { externalId: 'R-2', currency: 'EUR', amountMinor: 300, lines: [] };
    await send('order', { ...back, modifiedAt: '2026-03-10T02:00:00Z', refunds: [refund, bare] });
    expect(await getOrder(inbox.shop.ctx('owner'), id)).toMatchObject({ unnamedRefundMinor: 300 });
  });

  it('that was placed here before is met by the channel’s message, and nothing is doubled', async () => {
    const jug = await inbox.shop.addVariant({ sku: 'JUG', units: 9 });
    await placeOrder(inbox.shop.ctx('floor'), {
      channelId: inbox.channels.pishkhan,
      externalId: 'N-20',
      lines: [{ sku: 'JUG', quantity: 2 }],
    });
    await send('order', order('N-20', 'JUG', { financialStatus: 'paid', fulfilmentStatus: 'fulfilled' }));
    expect(await find('N-20')).toMatchObject({ status: 'shipped', total_minor: 2900, units: 2 });
    expect(await north(jug.id)).toEqual({ onHand: 7, reserved: 0 });
  });

  it('of a test shop is passed over, saying so', async () => {
    const settled = await send('order', order('N-10', 'CUP', { isTest: true }));
    expect(settled).toMatchObject({ status: 'ignored' });
    expect(settled.reason).toContain('test order');
    expect(await find('N-10')).toBeUndefined();
  });

  it('in a currency without a known rate waits for the rate in the inbox', async () => {
    const settled = await send('order', order('N-11', 'CUP', { currency: 'USD' }));
    expect(settled).toMatchObject({ status: 'attention' });
    expect(settled.reason).toContain('No exchange rate of USD is known for 2026-03-09');
  });

  it('is taken in by channels and their programs only', async () => {
    const imported = importOrder(inbox.shop.ctx('owner'), {
      channelId: inbox.channels.pishkhan,
      slug: 'pishkhan',
      order: {} as never,
    });
    await expect(imported).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('messages about an order that has not come', () => {
  it('wait for it and are taken up when it comes', async () => {
    const early = await inbox.shop.addVariant({ sku: 'EARLY', units: 5 });
    const fulfilment = {
      externalId: 'F-2',
      orderExternalId: 'N-12',
      status: 'done',
      lines: [{ lineExternalId: 'line-EARLY', quantity: 2 }],
      at: '2026-03-09T23:00:00Z',
    };
    expect(await send('fulfilment', fulfilment)).toMatchObject({
      status: 'attention',
      subject_kind: 'awaits_order',
    });
    await send('order', order('N-12', 'EARLY'));
    expect(await find('N-12')).toMatchObject({ status: 'shipped' });
    expect(await north(early.id)).toEqual({ onHand: 3, reserved: 0 });
    expect(await inbox.query(`select id from inbox where subject_kind = 'awaits_order'`)).toEqual([]);
  });
});
