import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askAboutAliases } from '#domains/customers/claims/ask-about-aliases.ts';
import { listClaims } from '#domains/customers/claims/list-claims.ts';
import { settleClaim } from '#domains/customers/claims/settle-claim.ts';
import { getCustomer } from '#domains/customers/get-customer.ts';
import { decideReview } from '#domains/customers/merging/decide-review.ts';
import { listReviews } from '#domains/customers/merging/list-reviews.ts';
import { openTouches, type TouchShop } from './open-touches.fixture.ts';

let touches: TouchShop;
let shop: TouchShop['shop'];
const people = new Map<string, string>();

beforeAll(async () => {
  touches = await openTouches();
  ({ shop } = touches);
});
afterAll(() => shop.close());

/** People whom our own website knows by their ids; each fold waits for other tests on the server, so there are few. */
async function meetAll(): Promise<void> {
  const names = ['ana', 'anna', 'boris', 'bobby', 'cora', 'carla', 'dara', 'elena', 'fay', 'flo', 'gil'];
  const email = 'elena@example.com';
  await touches.send(
    touches.website,
    ...names.map((name) => ({
      ...{ type: 'identify', userId: name },
      traits: { name, ...(name === 'elena' && { email }) },
    })),
    { type: 'identify', userId: 'bobby', anonymousId: 'phone-7', traits: {} },
  );
  await touches.fold();
  for (const name of names) people.set(name, await touches.personOf(name));
}

const meet = (name: string) => people.get(name)!;

async function hear(source: TouchShop['website'], said: Record<string, unknown>): Promise<void> {
  await touches.send(source, said);
  await touches.fold();
}

const ask = () => askAboutAliases(shop.ctx());
const openPairs = async () => (await listReviews(shop.ctx('support'))).reviews;
const valuesOf = async (customerId: string) =>
  (await getCustomer(shop.ctx('owner'), customerId))!.identities.map(({ value }) => value).sort();

describe('an alias', () => {
  it('between strangers is asked about by nobody', async () => {
    await meetAll();
    expect(await ask()).toBe(0);
  });

  it('between two known people is asked about, with source and party, and merges nobody', async () => {
    const [ana, anna] = [meet('ana'), meet('anna')];
    await hear(touches.partner, { type: 'alias', userId: 'ana', previousId: 'anna' });
    expect(await ask()).toBe(1);
    expect(await ask()).toBe(0);
    const [review] = await openPairs();
    expect([review!.first.id, review!.second.id].sort()).toEqual([ana, anna].sort());
    expect(review).toMatchObject({ evidence: [{ field: 'alias', degree: 'second' }], status: 'open' });
    expect(review!.claims).toMatchObject([
      { source: 'The second', party: 'second', via: 'alias', value: 'web:anna', times: 1 },
    ]);
    expect(await touches.query('select from customer_merges')).toEqual([]);
  });

  it('of a device that somebody else has is asked about as well', async () => {
    const [boris, bobby] = [meet('boris'), meet('bobby')];
    await hear(touches.website, { type: 'alias', userId: 'boris', previousId: 'phone-7' });
    expect(await ask()).toBe(1);
    const pairs = (await openPairs()).map(({ first, second }) => [first.id, second.id].sort());
    expect(pairs).toContainEqual([boris, bobby].sort());
  });

  it('that was answered with "not the same" is never asked again, however often it is said', async () => {
    await touches.send(touches.stranger, { type: 'alias', userId: 'cora', previousId: 'carla' });
    await hear(touches.website, { type: 'alias', userId: 'cora', previousId: 'carla' });
    expect(await ask()).toBe(1);
    const review = (await openPairs()).find(({ first }) => ['cora', 'carla'].includes(first.name))!;
    await decideReview(shop.ctx('support'), { reviewId: review.id, decision: 'different' });
    await hear(touches.website, { type: 'alias', userId: 'cora', previousId: 'carla' });
    expect(await ask()).toBe(0);
  });

  it('is asked about by the worker only', async () => {
    await expect(askAboutAliases(shop.ctx('support'))).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('what others say of a person', () => {
  it('is shown with its source, and becomes an identity with evidence when it is confirmed', async () => {
    const dara = meet('dara');
    const said = { type: 'identify', userId: 'dara', traits: { phone: '+359888999001' } };
    await touches.send(touches.partner, said);
    await hear(touches.partner, said);
    const [claim] = await listClaims(shop.ctx('support'), dara);
    expect(claim).toMatchObject({
      ...{ source: 'The second', party: 'second', via: 'identify', kind: 'phone', state: 'open' },
      ...{ value: '+359888999001', times: 2, other: null },
    });
    expect(await valuesOf(dara)).toEqual(['web:dara']);
    const answer = { customerId: dara, claimId: claim!.id, decision: 'confirmed' } as const;
    await expect(settleClaim(shop.ctx('floor'), answer)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await settleClaim(shop.ctx('support'), answer);
    expect(await valuesOf(dara)).toEqual(['+359888999001', 'web:dara']);
    const [row] = await touches.query(
      `select i.source, a.after from identities i, audit_log a where i.value = '+359888999001'
       and a.verb = 'customer.merge' and a.subject_id = $1`,
      [dara],
    );
    expect(row).toMatchObject({
      source: 'The second',
      after: { evidence: { claimId: claim!.id, party: 'second', via: 'identify', times: 2 } },
    });
    expect(await listClaims(shop.ctx('support'), dara)).toMatchObject([
      { state: 'confirmed', decidedBy: 'The support' },
    ]);
    await expect(settleClaim(shop.ctx('support'), answer)).rejects.toMatchObject({ code: 'ALREADY_DONE' });
  });

  it('by a stranger is found by what both know, and is dismissed without a trace in the identities', async () => {
    const elena = meet('elena');
    await hear(touches.stranger, { type: 'identify', userId: 'x9', traits: { email: 'elena@example.com' } });
    const [claim] = await listClaims(shop.ctx('support'), elena);
    expect(claim).toMatchObject({ party: 'third', kind: 'external', state: 'open' });
    expect(claim!.value).toMatch(/^source-.*:x9$/);
    await settleClaim(shop.ctx('support'), {
      ...{ customerId: elena, claimId: claim!.id, decision: 'dismissed' },
    });
    expect(await valuesOf(elena)).toEqual(['elena@example.com', 'web:elena']);
    expect(await listClaims(shop.ctx('support'), elena)).toMatchObject([{ state: 'dismissed' }]);
  });

  it('never gives one person the id of another', async () => {
    const [fay, flo] = [meet('fay'), meet('flo')];
    await hear(touches.partner, { type: 'alias', userId: 'fay', previousId: 'flo' });
    const [claim] = await listClaims(shop.ctx('support'), fay);
    expect(claim).toMatchObject({ via: 'alias', value: 'web:flo', other: { id: flo } });
    const answer = { customerId: fay, claimId: claim!.id, decision: 'confirmed' } as const;
    await expect(settleClaim(shop.ctx('support'), answer)).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(
      settleClaim(shop.ctx('support'), { ...answer, customerId: meet('gil') }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is masked for those who may not see how people are reached', async () => {
    const [claim] = await listClaims(shop.ctx('viewer'), await touches.personOf('dara'));
    expect(claim?.value).toBe('••• 01');
  });
});
