import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCustomer } from '../customers/create-customer.ts';
import { getCustomer } from '../customers/get-customer.ts';
import { recordConsent } from '../customers/record-consent.ts';
import { openShop, type TestShop } from '../testing/open-shop.ts';
import { eraseCustomer } from './erase-customer.ts';
import { listDisclosures } from './list-disclosures.ts';
import { openProof } from './open-proof.ts';

const PROOF = 'Card 42 signed by Mira at the till';

let shop: TestShop;
let customerId: string;
let consentId: number;

beforeAll(async () => {
  shop = await openShop();
  const who = { name: 'Mira', phone: '+359888777050', channelId: shop.channels.web };
  customerId = (await createCustomer(shop.ctx('owner'), who)).id;
  const said = { purpose: 'marketing', way: 'sms', isGranted: true, proof: PROOF } as const;
  await recordConsent(shop.ctx('owner'), { customerId, ...said });
  consentId = (await getCustomer(shop.ctx('owner'), customerId))!.consents[0]!.id;
});
afterAll(() => shop.close());

describe('the proof of a consent', () => {
  it('is not in the page of its person, which only says that there is one', async () => {
    const page = await getCustomer(shop.ctx('owner'), customerId);
    expect(JSON.stringify(page)).not.toContain(PROOF);
    expect(page?.consents).toMatchObject([{ hasProof: true }]);
  });

  it('is opened word for word, and who opened it is written down without its words', async () => {
    expect(await openProof(shop.ctx('support'), { customerId, consentId })).toEqual({ proof: PROOF });
    const { rows } = await shop.db.$client.query<{ actor_name: string; result: unknown; summary: unknown }>(
      `select actor_name, result, summary from audit_log where verb = 'consent.prove' and subject_id = $1`,
      [customerId],
    );
    expect(rows).toMatchObject([{ actor_name: 'The support', summary: { disclosed: 'proof', consentId } }]);
    expect(JSON.stringify(rows)).not.toContain('Card 42');
    expect(await listDisclosures(shop.ctx('owner'), customerId)).toMatchObject([
      { what: 'proof', actorName: 'The support' },
    ]);
  });

  it('is opened by nobody who need not reach people, and nothing is written of a proof that is not there', async () => {
    for (const role of ['viewer', 'warehouse'] as const)
      await expect(openProof(shop.ctx(role), { customerId, consentId })).rejects.toMatchObject({
        code: 'FORBIDDEN',
      });
    const wrong = [
      { customerId, consentId: consentId + 1 },
      { customerId: '00000000-0000-7000-8000-000000000001', consentId },
    ];
    for (const ref of wrong)
      await expect(openProof(shop.ctx('owner'), ref)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await listDisclosures(shop.ctx('owner'), customerId)).toHaveLength(1);
  });

  it('is gone at once for who is erased', async () => {
    const { number } = (await getCustomer(shop.ctx('owner'), customerId))!;
    await eraseCustomer(shop.ctx('owner'), { customerId, number, reason: 'asked' });
    await expect(openProof(shop.ctx('owner'), { customerId, consentId })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});
