import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM } from '#domains/context.ts';
import { placeOrder } from '#domains/orders/place-order.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { channelEffort } from '../channel-effort.ts';
import { expectEffortTrue } from '../fold/fold-effort.fixture.ts';
import { foldEffort } from '../fold/fold-effort.ts';
import { type EffortRules, FIRST_RULES } from '../rule/effort-rules.ts';
import { getEffortRules, readEffortProgress } from './get-rules.ts';
import { previewRules } from './preview-rules.ts';
import { saveEffortRules } from './save-rules.ts';

const period = { from: '2026-03-10', to: '2026-03-10' };
const STRICTER: EffortRules = {
  ...FIRST_RULES,
  standard: { ...FIRST_RULES.standard, failedPayment: 6 },
};
let shop: TestShop;

beforeAll(async () => {
  shop = await openShop();
  const { id: variantId } = await shop.addVariant({ sku: 'CUP', units: 100 });
  const { web } = shop.channels;
  for (let at = 0; at < 3; at++) {
    const { id } = await placeOrder(shop.ctx('owner'), {
      channelId: web,
      lines: [{ variantId, quantity: 1 }],
    });
    await shop.db.$client.query(
      `insert into touches (at, channel_id, kind, order_id, detail) values ($1, $2, 'event', $3, '{"event": "Payment Failed"}')`,
      [new Date(shop.now.getTime() - 60_000), web, id],
    );
  }
  await expectEffortTrue(shop.db);
}, 120_000);
afterAll(() => shop.close());

const paying = async () =>
  (await channelEffort(shop.ctx('owner'), { period, compared: null })).total.seconds.pay;

describe('what counts as lost time', () => {
  it('is what the program says until the owner decides, and is shown before it is decided', async () => {
    expect(await getEffortRules(shop.ctx('viewer'))).toMatchObject({
      version: 0,
      rules: FIRST_RULES,
      versions: [],
    });
    expect(await paying()).toBe(3 * 90);
    const preview = await previewRules(shop.ctx('manager'), STRICTER);
    const web = preview.find(({ channelId }) => channelId === shop.channels.web);
    expect(web).toMatchObject({ orders: 3, now: 1.5, tried: 6 });
    expect((await getEffortRules(shop.ctx('owner'))).version).toBe(0);
  });

  it('holds in versions, and every day is counted anew by the newest', { timeout: 60_000 }, async () => {
    const { version } = await saveEffortRules(shop.ctx('owner'), { rules: STRICTER, expectedVersion: 0 });
    expect(version).toBe(1);
    expect(await readEffortProgress(shop.ctx('viewer'))).toMatchObject({ version: 1, isDone: false });
    await expectEffortTrue(shop.db);
    expect(await readEffortProgress(shop.ctx('viewer'))).toMatchObject({ version: 1, done: 3, isDone: true });
    expect(await paying()).toBe(3 * 360);
    const { rows } = await shop.db.$client.query('select distinct settings_version as v from order_efforts');
    expect(rows).toEqual([{ v: 1 }]);

    await saveEffortRules(shop.ctx('owner'), { rules: FIRST_RULES, expectedVersion: 1 });
    await expectEffortTrue(shop.db);
    expect(await paying()).toBe(3 * 90);
    const { versions } = await getEffortRules(shop.ctx('owner'));
    expect(versions.map((one) => [one.version, one.rules.standard.failedPayment, one.madeBy])).toEqual([
      [2, 1.5, 'The owner'],
      [1, 6, 'The owner'],
    ]);
    const audit = await shop.db.$client.query(
      `select before -> 'version' as was, after -> 'version' as is from audit_log where subject_id = 'effort-rules' order by id`,
    );
    expect(audit.rows).toEqual([
      { was: 0, is: 1 },
      { was: 1, is: 2 },
    ]);
  });

  it('is refused to others, for an older version, and without sense', async () => {
    const input = { rules: STRICTER, expectedVersion: 2 };
    await expect(saveEffortRules(shop.ctx('manager'), input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(saveEffortRules(shop.ctx('owner'), { ...input, expectedVersion: 1 })).rejects.toMatchObject({
      code: 'CONFLICT',
      details: { reason: 'effortRulesVersion' },
    });
    const wrong = { ...FIRST_RULES, most: { ...FIRST_RULES.most, queue: -1 } };
    await expect(saveEffortRules(shop.ctx('owner'), { ...input, rules: wrong })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
    await expect(previewRules(shop.ctx('floor'), FIRST_RULES)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('learns how long talks take where nobody told it, once a day', { timeout: 60_000 }, async () => {
    const { web } = shop.channels;
    const { rows: all } = await shop.db.$client.query<{ id: string }>(
      'select id from orders order by number',
    );
    const call = (orderId: string, detail: object) =>
      shop.db.$client.query(
        `insert into touches (at, channel_id, kind, order_id, detail) values ($1, $2, 'call', $3, $4)`,
        [new Date(shop.now.getTime() + 60_000), web, orderId, JSON.stringify(detail)],
      );
    for (let at = 0; at < 20; at++) await call(all[0]!.id, { durationMinutes: at % 2 === 0 ? 6 : 8 });
    await call(all[1]!.id, {});
    await expectEffortTrue(shop.db);
    const contact = async () =>
      (await channelEffort(shop.ctx('owner'), { period, compared: null })).total.seconds.contact;
    expect(await contact()).toBe(20 * 420 + 240);
    const tomorrow = new Date(Date.now() + 25 * 3_600_000);
    await foldEffort({ db: shop.db, actor: SYSTEM, now: tomorrow });
    await expectEffortTrue(shop.db);
    expect(await contact()).toBe(21 * 420);
    const { rows } = await channelEffort(shop.ctx('owner'), { period, compared: null });
    // One length with the spread of the told ones, and the error of their mean.
    const spread = Math.round(60 * Math.sqrt(20 / 19));
    const meanError = Math.round(60 / Math.sqrt(19));
    expect(rows[0]?.unsure?.all).toBeCloseTo(1.2816 * Math.hypot(spread, meanError), 6);
    const { learned } = await getEffortRules(shop.ctx('owner'));
    expect(learned.find(({ channelId }) => channelId === web)).toMatchObject({
      lengthOf: 'contact',
      told: 20,
      isOwn: true,
      meanSeconds: 420,
    });
    expect(learned.filter(({ isOwn }) => !isOwn).length).toBeGreaterThan(0);
  });
});
