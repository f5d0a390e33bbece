import { afterAll, beforeAll, expect, it } from 'vitest';
import { openPast, type PastShop } from '../../predictions/testing/open-past.ts';
import { createSegment } from '../create-segment.ts';
import { refreshSegments } from './refresh-segments.ts';

const PEOPLE = 20_100;

let shop: PastShop;
beforeAll(async () => {
  shop = await openPast();
}, 60_000);
afterAll(() => shop.close());

it('where very many have changed everybody is judged anew, once, and the moves are theirs', async () => {
  await shop.query(
    `insert into customers (id, name, search, tags)
     select gen_random_uuid(), 'Person ' || n, '', case when n % 3 = 0 then array['vip'] else '{}' end
     from generate_series(1, $1::integer) n`,
    [PEOPLE],
  );
  const { segmentId } = await createSegment(shop.ctx('owner'), {
    name: 'Tagged',
    rule: { version: 1, rule: { kind: 'all', of: [{ kind: 'list', fact: 'tag', values: ['vip'] }] } },
  });
  expect(await refreshSegments(shop.ctx())).toMatchObject({ joined: PEOPLE / 3, left: 0 });
  await shop.query(`update customers set tags = case when number % 2 = 0 then array['vip'] else '{}' end`);
  const { people, joined, left } = await refreshSegments(shop.ctx());
  expect(people).toBe(PEOPLE);
  const differing = await shop.query(
    `select c.id from customers c full join segment_members m on m.customer_id = c.id and m.segment_id = $1
     where (c.tags = '{vip}') is distinct from (m.customer_id is not null)`,
    [segmentId],
  );
  expect(differing).toEqual([]);
  const told = await shop.query<{ joined: number; left: number; members: number }>(
    `select count(*) filter (where is_joined) as joined, count(*) filter (where not is_joined) as left,
       (select members from segments where id = $1) as members
     from segment_changes where segment_id = $1 and cause = 'facts'`,
    [segmentId],
  );
  expect(told).toEqual([{ joined, left, members: PEOPLE / 2 }]);
  expect(joined).toBeGreaterThan(0);
  expect(await refreshSegments(shop.ctx())).toEqual({ people: 0, joined: 0, left: 0 });
}, 60_000);
