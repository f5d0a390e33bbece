import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect, inTransaction } from '#db/client.ts';
import { createTestDatabase } from '#db/testing.ts';
import { newId } from '#lib/ids.ts';
import { foldAll } from '#scripts/seed/write/fold-all.ts';
import { editCustomer } from '../../customers/edit-customer.ts';
import { mergeCustomers } from '../../customers/merging/merge-customers.ts';
import { recordConsent } from '../../customers/record-consent.ts';
import { openPast, type PastShop } from '../../predictions/testing/open-past.ts';
import { compileRule } from '../compile-rule.ts';
import type { RuleNode } from '../conditions.ts';
import { askedOn } from '../count-rule.ts';
import { createSegment } from '../create-segment.ts';
import { deleteSegment } from '../delete-segment.ts';
import { restoreSegment, updateSegment } from '../update-segment.ts';
import { refreshSegments } from './refresh-segments.ts';

/** Other tests' transactions on the same server hold a fold back. */
const PATIENCE_MS = 20_000;

const DAY_MS = 86_400_000;
const MARK_SETTLES_MS = 1_100;
const ruleOf = (...of: RuleNode[]) => ({ version: 1 as const, rule: { kind: 'all' as const, of } });
const bought = (value: number): RuleNode => ({ kind: 'number', fact: 'orders', is: 'atLeast', value });

let shop: PastShop;
beforeAll(async () => {
  shop = await openPast();
}, 60_000);
afterAll(() => shop.close());

async function add(name: string, ...of: RuleNode[]): Promise<string> {
  return (await createSegment(shop.ctx('owner'), { name, rule: ruleOf(...of) })).segmentId;
}

async function members(segmentId: string): Promise<string[]> {
  const rows = await shop.query<{ id: string }>(
    'select customer_id as id from segment_members where segment_id = $1 order by 1',
    [segmentId],
  );
  return rows.map(({ id }) => id);
}

/** As if every log were read to its end: nobody else is writing. */
async function settleMarks(): Promise<void> {
  for (const log of ['events', 'touches', 'consents']) {
    await shop.query(
      `update segment_marks set up_to = m.newest, seen_to = m.newest
       from (select coalesce(max(id), 0) as newest from ${log}) m where log = $1`,
      [log],
    );
  }
}

/** What all rules say of everybody, beside who stands in the segments. */
async function judgedAfresh(now: Date): Promise<{ said: string[]; kept: string[]; counted: boolean }> {
  const asked = await askedOn({ db: shop.db, now });
  const said: string[] = [];
  const kept: string[] = [];
  let counted = true;
  const rows = await shop.query<{ id: string; rule: ReturnType<typeof ruleOf>; members: number }>(
    'select id, rule, members from segments order by id',
  );
  for (const { id, rule, members: count } of rows) {
    const { text, values } = compileRule(rule, asked);
    const found = await shop.query<{ id: string }>(`select id from (${text}) f order by id`, values);
    const standing = await members(id);
    said.push(...found.map((one) => `${id} ${one.id}`));
    kept.push(...standing.map((one) => `${id} ${one}`));
    counted &&= standing.length === count;
  }
  return { said, kept, counted };
}

describe('segments follow the facts', () => {
  it('a purchase moves its customer in, and only what changed is told', async () => {
    const once = await add('Bought', bought(1));
    const ann = await shop.addBuyer({ name: 'Ann', daysAgo: [5] });
    const ben = await shop.addBuyer({ name: 'Ben', daysAgo: [] });
    await foldAll(shop.db.$client, PATIENCE_MS);
    await refreshSegments(shop.ctx());
    expect(await members(once)).toEqual([ann]);
    expect(await shop.query('select * from segment_changes')).toEqual([]);
    await settleMarks();
    await buy(ben, 1);
    await refreshSegments(shop.ctx());
    expect(await members(once)).toEqual([ann, ben].sort());
    expect(
      await shop.query('select customer_id, is_joined, cause from segment_changes where segment_id = $1', [
        once,
      ]),
    ).toEqual([{ customer_id: ben, is_joined: true, cause: 'facts' }]);
    expect((await refreshSegments(shop.ctx())).people).toBe(0);
    await deleteSegment(shop.ctx('owner'), { segmentId: once });
    expect(await members(once)).toEqual([]);
  });

  it('a new rule moves people because of the rule, and an earlier version can be restored', async () => {
    const dea = await shop.addBuyer({ name: 'Dea', daysAgo: [30, 3] });
    await foldAll(shop.db.$client, PATIENCE_MS);
    const segmentId = await add('Often', bought(2));
    await refreshSegments(shop.ctx());
    expect(await members(segmentId)).toEqual([dea]);
    const change = { segmentId, name: 'Very often', description: '', rule: ruleOf(bought(3)) };
    await updateSegment(shop.ctx('owner'), { ...change, version: 1 });
    await expect(updateSegment(shop.ctx('owner'), { ...change, version: 1 })).rejects.toMatchObject({
      code: 'CONFLICT',
      details: { reason: 'segmentChanged' },
    });
    await refreshSegments(shop.ctx());
    expect(await members(segmentId)).toEqual([]);
    expect(await restoreSegment(shop.ctx('owner'), { segmentId, version: 1 })).toMatchObject({ version: 3 });
    await refreshSegments(shop.ctx());
    expect(await members(segmentId)).toEqual([dea]);
    const told = await shop.query(
      'select is_joined, cause from segment_changes where segment_id = $1 order by id',
      [segmentId],
    );
    expect(told).toEqual([
      { is_joined: false, cause: 'rule' },
      { is_joined: true, cause: 'rule' },
    ]);
    const [row] = await shop.query<{ name: string }>('select name from segments where id = $1', [segmentId]);
    expect(row).toEqual({ name: 'Often' });
    await deleteSegment(shop.ctx('owner'), { segmentId });
  });

  it('a fact that is committed late is not overlooked', async () => {
    const seen = await add('Called', { kind: 'touch', touch: 'call', least: 1, days: 7 });
    const [late, early] = [
      await shop.addBuyer({ name: 'Late', daysAgo: [] }),
      await shop.addBuyer({ name: 'Early', daysAgo: [] }),
    ];
    await refreshSegments(shop.ctx());
    const call = `insert into touches (at, channel_id, kind, customer_id) values ($1, $2, 'call', $3)`;
    await inTransaction(shop.db, async (tx) => {
      await tx.$client.query(call, [shop.now, shop.channels.till, late]);
      await shop.query(call, [shop.now, shop.channels.till, early]);
      for (let look = 0; look < 3; look++) {
        await refreshSegments(shop.ctx());
        await sleep(MARK_SETTLES_MS);
      }
      expect(await members(seen)).toEqual([early]);
    });
    await refreshSegments(shop.ctx());
    expect(await members(seen)).toEqual([late, early].sort());
    await deleteSegment(shop.ctx('owner'), { segmentId: seen });
  });

  it('one that is not understood holds up no other', async () => {
    const good = await add('Everybody with a name', { kind: 'named' });
    const bad = await add('Of another time', { kind: 'named' });
    await shop.query(`update segments set rule = '{"version": 9}' where id = $1`, [bad]);
    await refreshSegments(shop.ctx());
    expect((await members(good)).length).toBeGreaterThan(0);
    expect(await members(bad)).toEqual([]);
    await deleteSegment(shop.ctx('owner'), { segmentId: good });
    await deleteSegment(shop.ctx('owner'), { segmentId: bad });
  });

  it('a member is of a segment that is there', async () => {
    const ghost = `insert into segment_members (segment_id, customer_id, since) values (gen_random_uuid(), gen_random_uuid(), now())`;
    await expect(shop.query(ghost)).rejects.toThrow(/segment that is not there/);
  });

  it('nobody is judged before there is a business', async () => {
    const database = await createTestDatabase();
    const db = connect(database.url);
    try {
      expect(await refreshSegments({ ...shop.ctx(), db })).toEqual({ people: 0, joined: 0, left: 0 });
    } finally {
      await db.$client.end();
      await database.close();
    }
  });

  it('only those change segments who may', async () => {
    const forbidden = expect.objectContaining({ code: 'FORBIDDEN' });
    const asked = { name: 'Mine', rule: ruleOf({ kind: 'named' } as const) };
    await expect(createSegment(shop.ctx('support'), asked)).rejects.toEqual(forbidden);
    const costly = {
      name: 'Mine',
      rule: ruleOf({ kind: 'number', fact: 'contribution', is: 'atLeast', value: 1 }),
    };
    await expect(createSegment(shop.ctx('marketing'), costly)).rejects.toEqual(forbidden);
    await expect(refreshSegments(shop.ctx('owner'))).rejects.toEqual(forbidden);
  });
});

/** One more order today, on the books. */
async function buy(customerId: string, ago: number): Promise<void> {
  const orderId = newId();
  const day = new Date(shop.now.getTime() - ago * DAY_MS).toISOString().slice(0, 10);
  await shop.query(
    `insert into orders (id, channel_id, customer_id, status, currency, placed_at, day, gross_minor, total_minor, units, search)
     values ($1, $2, $3, 'confirmed', 'EUR', $4::date + time '12:00', $4::date, 1500, 1500, 1, '')`,
    [orderId, ago % 2 ? shop.channels.web : shop.channels.till, customerId, day],
  );
  await shop.query(
    `insert into postings (kind, at, day, channel_id, customer_id, order_id, gross_minor, receivable_minor, orders, units)
     values ('sale', $2::date + time '12:00', $2::date, $3, $4, $1, 1500, 1500, 1, 1)`,
    [orderId, day, shop.channels.web, customerId],
  );
  await foldAll(shop.db.$client, PATIENCE_MS);
}

type Deed = {
  who: number;
  other: number;
  ago: number;
  what: 'buy' | 'call' | 'agree' | 'refuse' | 'tag' | 'merge' | 'new';
};
const Deed = fc.record({
  who: fc.nat(7),
  other: fc.nat(7),
  ago: fc.integer({ min: 0, max: 12 }),
  what: fc.constantFrom('buy', 'call', 'agree', 'refuse', 'tag', 'merge', 'new'),
}) as fc.Arbitrary<Deed>;

describe('judging those who changed', () => {
  it('comes to the same as judging everybody, after whatever happens and on whatever day', async () => {
    await add('Bought twice', bought(2));
    await add('Lately', { kind: 'days', fact: 'lastOrder', is: 'within', days: 3 });
    await add('Silent', { kind: 'none', of: [{ kind: 'touch', touch: 'call', least: 2, days: 5 }] });
    await add('May be called', { kind: 'consent', purpose: 'marketing', way: 'phone', is: 'granted' });
    await add('Tagged or in two channels', {
      kind: 'any',
      of: [
        { kind: 'list', fact: 'tag', values: ['vip'] },
        { kind: 'number', fact: 'channels', is: 'atLeast', value: 2 },
      ],
    });
    const people: string[] = [];
    for (let n = 0; n < 8; n++)
      people.push(await shop.addBuyer({ name: `Person ${n}`, daysAgo: n % 2 ? [n] : [] }));
    await foldAll(shop.db.$client, PATIENCE_MS);
    let now = shop.now;
    await refreshSegments(shop.ctx());
    await fc.assert(
      fc.asyncProperty(
        fc.array(Deed, { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        async (deeds, isNextDay) => {
          await settleMarks();
          for (const deed of deeds) await happen(deed, people);
          if (isNextDay) now = new Date(now.getTime() + DAY_MS);
          await refreshSegments(shop.ctx(undefined, { now }));
          const { said, kept, counted } = await judgedAfresh(now);
          expect(kept).toEqual(said);
          expect(counted).toBe(true);
        },
      ),
      { numRuns: 25 },
    );
  }, 60_000);
});

async function happen({ who, other, ago, what }: Deed, people: string[]): Promise<void> {
  const customerId = people[who]!;
  const ctx = shop.ctx('owner', { now: new Date(shop.now.getTime() - ago * DAY_MS) });
  const said = { customerId, purpose: 'marketing', way: 'phone', proof: 'on the phone' } as const;
  switch (what) {
    case 'buy':
      return buy(customerId, ago);
    case 'call':
      await shop.query(
        `insert into touches (at, channel_id, kind, customer_id) values ($1, $2, 'call', $3)`,
        [ctx.now, shop.channels.till, customerId],
      );
      return;
    case 'agree':
    case 'refuse':
      await recordConsent(ctx, { ...said, isGranted: what === 'agree' });
      return;
    case 'tag':
      await editCustomer(ctx, { customerId, tags: ago % 2 ? ['vip'] : [] });
      return;
    case 'merge': {
      if (who === other) return;
      await mergeCustomers(ctx, { survivorId: customerId, mergedId: people[other]! });
      people[other] = await shop.addBuyer({ name: 'In their place', daysAgo: [] });
      return tellOf(people[other]);
    }
    case 'new':
      people[who] = await shop.addBuyer({ name: 'Somebody new', daysAgo: [] });
      return tellOf(people[who]);
  }
}

/** As the command that makes a customer tells of it. */
async function tellOf(customerId: string): Promise<void> {
  await shop.query(
    `insert into events (kind, subject_kind, subject_id, actor_name) values ('customer.changed', 'customer', $1, 'Test')`,
    [customerId],
  );
}
