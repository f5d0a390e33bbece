import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sumChannelPostings } from '#domains/analytics/board/channel-postings.ts';
import { computeMetrics } from '#domains/analytics/board/compute-metrics.ts';
import { listVisitDays } from '#domains/analytics/board/list-visit-days.ts';
import { listInbox } from '#domains/channels/list-inbox.ts';
import { listDrifts } from '#domains/parity/drifts/list-drifts.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { addRule } from './add-rule.ts';
import { type Alert, listOpenAlerts } from './list-alerts.ts';
import { watchChannels } from './watching/watch-channels.ts';

const JOB = { kind: 'job', id: 'watch-channels', name: 'watch-channels' } as const;

let shop: TestShop;
const query = async <Row extends object>(text: string, values: unknown[] = []) =>
  (await shop.db.$client.query<Row>(text, values)).rows;

/** What the address of an alert asks for, as the page behind it reads it. */
function asked({ href }: Alert) {
  const url = new URL(href, 'http://localhost');
  const [, , place] = url.pathname.split('/');
  const channelId = url.searchParams.get('channel') ?? (place?.length === 36 ? place : null);
  const [from, to] = [url.searchParams.get('from')!, url.searchParams.get('to')!];
  return { channelId, period: { from, to }, status: url.searchParams.get('status'), path: url.pathname };
}

beforeAll(async () => {
  shop = await openShop();
  const { web, till } = shop.channels;
  await query(
    `insert into postings (kind, channel_id, day, at, gross_minor, discounts_minor, receivable_minor, orders, fees_minor)
     select 'sale', c, d::date, d, 1000 + 7 * n, 50, 950 + 7 * n, 1, 30 from generate_series('2026-02-20'::timestamptz, '2026-03-10', '1 day') d
     cross join generate_series(1, 5) n cross join unnest($1::uuid[]) c`,
    [[web, till]],
  );
  await query(
    `insert into visit_days (channel_id, day, people, views, carts, checkouts, messages, touches)
     select $1, d::date, 70, 0, 0, 0, 0, 70 from generate_series('2026-03-01'::date, '2026-03-09', '1 day') d`,
    [web],
  );
  await query(
    `insert into inbox (channel_id, delivery_id, topic, headers, body, received_at)
     select $1, 'd' || n, 'orders', '{}', '', $2::timestamptz - n * interval '1 hour' from generate_series(1, 7) n`,
    [web, shop.now],
  );
  const { id } = await shop.addVariant({ sku: 'MUG' });
  await query(
    `insert into parity_drifts (id, channel_id, external_id, variant_id, kind, theirs, ours, fingerprint, opened_at, seen_at)
     select gen_random_uuid(), $1, 'x' || n, $2, 'price', '{}', '{}', '', $3, $3 from generate_series(1, 3) n`,
    [web, id, shop.now],
  );
});
afterAll(() => shop.close());

describe('the rows behind an alert', () => {
  it('are of the same channel and days, and add up to what the alert says', async () => {
    const { web } = shop.channels;
    const owner = shop.ctx('owner');
    const above = { kind: 'threshold', direction: 'above', limit: 1 } as const;
    for (const [metric, period, channelId] of [
      ['net', '7days', null],
      ['net', 'yesterday', web],
      ['orders', 'month', web],
      ['fees', 'today', null],
      ['averageOrder', '7days', web],
      ['visits', '7days', web],
    ] as const)
      await addRule(owner, { ...above, metric, period, channelId });
    await addRule(owner, { kind: 'deliveries', limit: 10, channelId: web });
    await addRule(owner, { kind: 'drifts', limit: 2 });
    await watchChannels(shop.ctx(JOB));
    const alerts = await listOpenAlerts(owner);
    expect(alerts).toHaveLength(8);
    for (const alert of alerts)
      expect(await addUp(alert), `${alert.kind} ${alert.metric}`).toBe(alert.facts.value);
  });
});

async function addUp(alert: Alert): Promise<number | null | undefined> {
  const owner = shop.ctx('owner');
  const { channelId, period, status, path } = asked(alert);
  if (alert.kind === 'deliveries') {
    expect(path).toBe(`/channels/${channelId}/messages`);
    return (await listInbox(owner, { channelId: channelId!, status: status as 'pending' })).rows.length;
  }
  if (alert.kind === 'drifts')
    return (await listDrifts(owner, { channelId: channelId!, state: 'open' })).rows.length;
  if (alert.metric === 'visits') return (await listVisitDays(owner, { channelId, period })).sums.people;
  const { sums } = await sumChannelPostings(owner, { channelId, period });
  const key = alert.metric as 'net' | 'orders' | 'fees' | 'averageOrder';
  return computeMetrics(sums, [key])[key];
}
