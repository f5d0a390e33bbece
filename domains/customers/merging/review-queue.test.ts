import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#lib/ids.ts';
import { openShop, type TestShop } from '../../testing/open-shop.ts';
import { addIdentity } from '../add-identity.ts';
import { createCustomer } from '../create-customer.ts';
import { getCustomer } from '../get-customer.ts';
import { writeReviews } from '../linking/write-reviews.ts';
import { recordConsent } from '../record-consent.ts';
import { decideReview } from './decide-review.ts';
import { gatherStrays } from './gather-strays.ts';
import { listMerges } from './list-merges.ts';
import { listMisplaced } from './list-misplaced.ts';
import { listReviews } from './list-reviews.ts';
import { mergeCustomers } from './merge-customers.ts';
import { placeFact } from './place-fact.ts';
import { previewMerge } from './preview-merge.ts';
import { unmergeCustomers } from './unmerge-customers.ts';

let shop: TestShop;
let minute = 0;
let number = 0;

beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const by = (role: 'owner' | 'support' | 'viewer') =>
  shop.ctx(role, { now: new Date(shop.now.getTime() + ++minute * 60_000) });
const make = async (name: string) => {
  const phone = `+35988877${String(9_000 + ++number)}`;
  return (await createCustomer(by('owner'), { name, phone, channelId: shop.channels.web })).id;
};
const query = async <Row extends object>(text: string, values: unknown[] = []) =>
  (await shop.db.$client.query<Row>(text, values)).rows;
const ask = async (a: string, b: string, weight: number) => {
  const evidence = [{ field: 'surname' as const, degree: 'same', weight }];
  await writeReviews(shop.db, [{ a, b, weight, probability: 0.9, evidence }], shop.now);
};

describe('a question of who is who', () => {
  it('is answered once, and "not the same" is never asked again', async () => {
    const [mira, miro, mara] = [await make('Mira'), await make('Miro'), await make('Mara')];
    await ask(mira, miro, 9);
    await ask(mara, mira, 4);
    const { reviews, open } = await listReviews(by('support'));
    expect(open).toBe(2);
    expect(reviews.map(({ first, second }) => [first.name, second.name].sort())).toEqual([
      ['Mira', 'Miro'],
      ['Mara', 'Mira'],
    ]);
    const [surest, other] = reviews;
    await decideReview(by('support'), { reviewId: other!.id, decision: 'different' });
    await ask(mara, mira, 12);
    expect((await listReviews(by('support'))).open).toBe(1);
    const answered = await decideReview(by('support'), { reviewId: surest!.id, decision: 'linked' });
    expect(await listMerges(by('viewer'), mira)).toMatchObject([
      { id: answered.mergeId, mergedName: 'Miro', weight: 9, undoneAt: null, madeBy: 'The support' },
    ]);
    const again = { reviewId: surest!.id, decision: 'linked' } as const;
    await expect(decideReview(by('support'), again)).rejects.toMatchObject({ code: 'ALREADY_DONE' });
    await expect(decideReview(by('viewer'), again)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(listReviews(by('viewer'))).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('may be put off, and comes last then', async () => {
    const [a, b, c] = [await make('A'), await make('B'), await make('C')];
    await ask(a, b, 20);
    await ask(b, c, 1);
    const [surest] = (await listReviews(by('support'))).reviews;
    await decideReview(by('support'), { reviewId: surest!.id, decision: 'later' });
    const after = (await listReviews(by('support'))).reviews;
    expect(after.at(-1)).toMatchObject({ id: surest!.id, status: 'later' });
  });
});

describe('a merge before it is made', () => {
  it('says what moves, and which consent the stricter word takes back', async () => {
    const [one, other] = [await make('Iva'), await make('Eva')];
    const say = (customerId: string, isGranted: boolean) =>
      recordConsent(by('support'), {
        ...{ customerId, purpose: 'marketing' as const, way: 'sms' as const, isGranted, proof: 'said so' },
      });
    await say(one, true);
    await say(other, false);
    const pair = { survivorId: one, mergedId: other };
    const seen = await previewMerge(by('support'), pair);
    expect(seen).toMatchObject({ survivor: { name: 'Iva' }, merged: { name: 'Eva' } });
    expect(seen.moves).toEqual([
      { table: 'identities', rows: 1 },
      { table: 'consents', rows: 1 },
    ]);
    expect(seen.refused).toEqual([{ purpose: 'marketing', way: 'sms' }]);
    await expect(previewMerge(by('viewer'), pair)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(previewMerge(by('support'), { ...pair, mergedId: newId() })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

describe('what came while two were one', () => {
  it('is placed by whoever knows', async () => {
    const [one, other] = [await make('Zoya'), await make('Zara')];
    const { id: mergeId } = await mergeCustomers(by('owner'), { survivorId: one, mergedId: other });
    await addIdentity(by('owner'), { customerId: one, kind: 'phone', value: '+359888765432' });
    await unmergeCustomers(by('owner'), { mergeId });
    const [fact] = await listMisplaced(by('support'));
    expect(fact).toMatchObject({
      table: 'identities',
      label: '+359888765432',
      customerName: 'Zoya',
      otherName: 'Zara',
    });
    const wish = { factId: fact!.id, customerId: other };
    await expect(placeFact(by('viewer'), wish)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(placeFact(by('support'), { ...wish, customerId: newId() })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
    await placeFact(by('support'), wish);
    expect((await getCustomer(by('owner'), other))!.identities.map(({ value }) => value)).toContain(
      '+359888765432',
    );
    expect(await listMisplaced(by('support'))).toEqual([]);
    await expect(placeFact(by('support'), wish)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('reaches the survivor even where it was written for the merged at that moment', async () => {
    const [one, other] = [await make('Ana'), await make('Ani')];
    const { id: mergeId } = await mergeCustomers(by('owner'), { survivorId: one, mergedId: other });
    await query(`insert into touches (at, channel_id, kind, customer_id) values (now(), $1, 'call', $2)`, [
      shop.channels.web,
      other,
    ]);
    expect(await gatherStrays(shop.ctx(), {})).toEqual({ people: 1 });
    const whose = async () =>
      (await query<{ id: string }>(`select customer_id as id from touches where kind = 'call'`))[0]!.id;
    expect(await whose()).toBe(one);
    expect(await unmergeCustomers(by('owner'), { mergeId })).toMatchObject({ misplaced: 0 });
    expect(await whose()).toBe(other);
  });
});
