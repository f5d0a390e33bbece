import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MESSAGE_HANDLERS } from '#jobs/apply-message.ts';
import { openInbox, type TestInbox } from '#jobs/testing/open-inbox.ts';
import { AppError } from '#lib/errors.ts';
import { listChannels } from './list-channels.ts';
import { getInboxItem, listInbox } from './list-inbox.ts';
import { processDelivery } from './process-delivery.ts';
import { replayDelivery } from './replay-delivery.ts';

let inbox: TestInbox;

beforeAll(async () => {
  inbox = await openInbox();
});
afterAll(() => inbox.close());

const order = (externalId: string) => ({
  externalId,
  placedAt: '2026-03-01T10:00:00Z',
  currency: 'EUR',
  lines: [{ externalId: 'l', sku: 'X', title: 'X', quantity: 1, unitPriceMinor: 0 }],
  totalMinor: 0,
});

const job = () => inbox.shop.ctx({ kind: 'job', id: 'process-delivery', name: 'process-delivery' });

async function settle(topic: string, body: unknown) {
  const { inboxId } = await inbox.send('pishkhan', { topic, body });
  await inbox.work({ isLastAttempt: true });
  return (await getInboxItem(inbox.shop.ctx('owner'), inboxId!))!;
}

describe('a delivery', () => {
  it('that cannot be read waits for staff with the field that is wrong, and blocks nobody', async () => {
    const broken = await inbox.send('pishkhan', { topic: 'order', body: { externalId: 'B-1' } });
    const sound = await inbox.send('pishkhan', { topic: 'order', body: order('B-2') });
    await inbox.work();
    const item = await getInboxItem(inbox.shop.ctx('support'), broken.inboxId!);
    expect(item).toMatchObject({ status: 'attention', body: '{"externalId":"B-1"}', attempts: 1 });
    expect(item?.reason).toContain('placedAt');
    expect(item?.reasonFacts).toMatchObject({ reason: 'fieldUnreadable', field: 'placedAt' });
    expect(await getInboxItem(inbox.shop.ctx('support'), sound.inboxId!)).toMatchObject({ status: 'done' });
  });

  it('that meets an outage is tried again, and waits for staff after the last try', async () => {
    const { inboxId } = await inbox.send('pishkhan', { topic: 'order', body: order('B-3') });
    const failing = {
      ...MESSAGE_HANDLERS,
      order: () => Promise.reject(new AppError('UNAVAILABLE', 'The other side is silent.')),
    };
    const work = (isLastAttempt: boolean) =>
      processDelivery(job(), { inboxId: inboxId!, isLastAttempt }, failing);
    await expect(work(false)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(await getInboxItem(inbox.shop.ctx('owner'), inboxId!)).toMatchObject({ status: 'pending' });
    await work(true);
    expect(await getInboxItem(inbox.shop.ctx('owner'), inboxId!)).toMatchObject({
      status: 'attention',
      reason: 'Tried several times. The other side is silent.',
    });
  });

  it('is worked off again when staff ask for it after mending the cause', async () => {
    const rated = { ...order('B-4'), currency: 'GBP' };
    const waiting = await settle('order', rated);
    expect(waiting).toMatchObject({ status: 'attention' });
    await inbox.query(
      `insert into exchange_rates (currency, day, rate) values ('GBP', '2026-01-01', 1.2) returning day`,
    );
    const replayed = await replayDelivery(inbox.shop.ctx('support'), { inboxIds: [waiting.id] });
    expect(replayed).toEqual({ replayed: 1 });
    await inbox.work();
    expect(await getInboxItem(inbox.shop.ctx('owner'), waiting.id)).toMatchObject({ status: 'done' });
    expect(await replayDelivery(inbox.shop.ctx('support'), { inboxIds: [waiting.id] })).toEqual({
      replayed: 0,
    });
    const trail = await inbox.query(
      `select verb from audit_log where subject_kind = 'inbox' and subject_id = $1 order by id`,
      [String(waiting.id)],
    );
    expect(trail.map((row) => (row as { verb: string }).verb)).toEqual([
      'inbox.receive',
      'inbox.process',
      'inbox.replay',
      'inbox.process',
      'inbox.replay',
    ]);
  });

  it('about stock changes nothing, because our ledger is the truth', async () => {
    const level = { externalInventoryItemId: '7', available: 3 };
    expect(await settle('stock_level', level)).toMatchObject({
      status: 'ignored',
      reasonFacts: { reason: 'ownLedger' },
    });
  });

  it('about a customer makes the person and keeps what they agreed to, the newest word holding', async () => {
    const consent = (state: string, at: string) => ({ contact: 'email', state, at });
    const person = { externalId: '9', name: 'Somebody', email: 'Some@Body.example' };
    await settle('customer', { ...person, consents: [consent('withdrawn', '2026-03-02T00:00:00Z')] });
    await settle('customer', { ...person, consents: [consent('given', '2026-03-01T00:00:00Z')] });
    const last = await settle('customer', {
      ...person,
      consents: [consent('withdrawn', '2026-03-02T00:00:00Z')],
    });
    expect(last).toMatchObject({ status: 'done', subjectKind: 'customer' });
    const rows = await inbox.query(
      'select is_granted from consents where customer_id = $1 order by at desc',
      [last.subjectId],
    );
    expect(rows).toEqual([{ is_granted: false }, { is_granted: true }]);
  });

  it('about a product makes it, and an older one does not bring old prices back', async () => {
    const product = (priceMinor: number, modifiedAt: string) => ({
      externalId: 'p1',
      title: 'Tea & more',
      variants: [{ externalId: 'v1', sku: 'TEA', priceMinor, currency: 'EUR', barcode: '4006381333931' }],
      modifiedAt,
    });
    expect(await settle('product', product(700, '2026-03-02T00:00:00Z'))).toMatchObject({ status: 'done' });
    expect(await settle('product', product(500, '2026-03-01T00:00:00Z'))).toMatchObject({
      status: 'ignored',
    });
    const [variant] = await inbox.query(
      `select v.price_minor, l.price_minor as listed, b.code from variants v join listings l on l.variant_id = v.id
       join barcodes b on b.variant_id = v.id where v.sku = 'TEA'`,
    );
    expect(variant).toEqual({ price_minor: 700, listed: 700, code: '04006381333931' });
  });

  it('is seen by those who may, page by page', async () => {
    const first = await listInbox(inbox.shop.ctx('owner'), { limit: 2 });
    const second = await listInbox(inbox.shop.ctx('owner'), { limit: 2, before: first.next! });
    expect(first.rows[1]!.id).toBeGreaterThan(second.rows[0]!.id);
    await expect(listInbox(inbox.shop.ctx('floor'), {})).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const board = await listChannels(inbox.shop.ctx('floor'));
    const own = board.find((channel) => channel.slug === 'pishkhan');
    expect(own).toMatchObject({ pending: 0, hasSecret: true });
    expect(own?.attention).toBeGreaterThan(0);
    expect(own?.lastInboundAt).toEqual(inbox.shop.now);
  });
});

describe('a channel that says goodbye', () => {
  it('is closed, and staff are told', async () => {
    const sent = await inbox.send('shopify', { topic: 'app/uninstalled', body: { id: 1 } });
    await inbox.work();
    expect(await getInboxItem(inbox.shop.ctx('owner'), sent.inboxId!)).toMatchObject({ status: 'attention' });
    const [channel] = await inbox.query('select is_active from channels where slug = $1', ['shopify']);
    expect(channel).toEqual({ is_active: false });
  });
});
