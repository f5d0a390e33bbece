import { describe } from 'vitest';
import type { Ctx } from '#domains/context.ts';
import { makeBooks } from '#scripts/bench/channels/make-books.ts';
import { holdAgainstRows } from './hold-against-rows.fixture.ts';

describe('the figures of three years of drawn books', () => {
  holdAgainstRows({
    timeZone: 'Europe/Sofia',
    says: ['responseTime', 'answeredInTime', 'roasLast', 'roasFirst'],
    now: new Date('2026-11-22T15:00:00Z'),
    periods: [
      { from: '2026-10-26', to: '2026-11-22' },
      { from: '2024-02-10', to: '2026-08-30' },
    ],
    make: async (url, ctx) => {
      await makeBooks(ctx, url, { orders: 2_500, touchesPerOrder: 4, until: '2026-11-22' });
      await addTalks(ctx);
    },
  });
});

/** Who wrote and who answered, sometimes in threads; clicks of campaigns before orders; one channel with hours of its own. */
async function addTalks({ db }: Ctx): Promise<void> {
  await db.$client.query(`
    update touches set direction = case when id % 7 < 3 then 'out' else 'in' end,
      thread = case id % 4 when 0 then 'thread ' || id % 40 end, campaign = case when id % 50 = 1 then 'letter' end
    where kind = 'message'`);
  await db.$client.query(`
    insert into touches (at, channel_id, kind, direction, customer_id, anonymous_id, thread)
    select at + id % 300 * interval '1 minute', channel_id, (array['message', 'call'])[1 + id % 2], 'out', customer_id,
      anonymous_id, thread
    from touches where kind = 'message' and direction = 'in' and id % 3 > 0`);
  await db.$client.query(`
    insert into touches (at, channel_id, kind, campaign, customer_id)
    select placed_at - number % 40 * interval '1 day', (select id from channels order by number % 8, id limit 1),
      case when number % 5 = 0 then 'view' else 'ad_click' end, 'spring', customer_id
    from orders where customer_id is not null and number % 3 = 0`);
  await db.$client.query(`
    with bought as (
      insert into touches (at, channel_id, kind, order_id, anonymous_id)
      select placed_at, channel_id, 'purchase', id, 'till ' || number from orders where number % 10 = 1 returning at, order_id, anonymous_id
    )
    insert into touches (at, channel_id, kind, anonymous_id)
    select b.at - interval '3 hours', o.channel_id, 'ad_click', b.anonymous_id from bought b join orders o on o.id = b.order_id`);
  await db.$client.query(`
    with one as (update channels set time_zone = 'UTC' where id = (select min(id::text)::uuid from channels) returning id)
    insert into channel_answering (channel_id, standard_minutes, hours)
    select id, 120, '{"week": [{"opens": 540, "closes": 1080}, {"opens": 540, "closes": 1080}, null,
      {"opens": 540, "closes": 1080}, {"opens": 600, "closes": 1320}, {"opens": 0, "closes": 1440}, null],
      "closedOn": [], "cutOff": null}' from one`);
}
