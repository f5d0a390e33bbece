import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openShop, type TestShop } from '../../testing/open-shop.ts';
import { createCustomer } from '../create-customer.ts';
import { getCustomer } from '../get-customer.ts';
import { recordConsent } from '../record-consent.ts';
import { listConsentTexts } from './list-consent-texts.ts';
import { mayContact } from './may-contact.ts';
import { saveConsentText } from './save-consent-text.ts';
import { unsubscribe } from './unsubscribe.ts';
import { makeUnsubscribeToken, readUnsubscribeToken } from './unsubscribe-token.ts';

let shop: TestShop;
let anna: string;
let twin: string;

beforeAll(async () => {
  shop = await openShop();
  const make = async (name: string, email: string) =>
    (await createCustomer(shop.ctx('owner'), { name, email, channelId: shop.channels.web })).id;
  anna = await make('Anna', 'anna@example.com');
  twin = await make('Zoe', 'zoe@example.com');
});
afterAll(() => shop.close());

const later = (minutes: number) => new Date(shop.now.getTime() + minutes * 60_000);
const say = (minutes: number, isGranted: boolean, more: object = {}) =>
  recordConsent(shop.ctx('support', { now: later(minutes) }), {
    customerId: anna,
    purpose: 'marketing',
    way: 'email',
    isGranted,
    proof: 'signed the card at the till',
    ...more,
  });
const asked = (minutes: number, more: object = {}) =>
  mayContact(shop.ctx('marketing'), {
    customerId: anna,
    purpose: 'marketing',
    way: 'email',
    at: later(minutes),
    ...more,
  });
const press = (minutes: number, token: string, reach: 'this' | 'everything' = 'this') =>
  unsubscribe(shop.ctx(undefined, { now: later(minutes) }), {
    token,
    reach,
    by: 'page',
    address: '192.0.2.7',
  });

describe('consent', () => {
  it('holds with the words that were shown, their version, who heard it, and the proof', async () => {
    const text = { purpose: 'marketing', language: 'en' } as const;
    const first = await saveConsentText(shop.ctx('owner'), { ...text, words: 'May we write to you?' });
    const second = await saveConsentText(shop.ctx('owner'), {
      ...text,
      words: 'May we write twice a month?',
    });
    expect([first.version, second.version]).toEqual([1, 2]);
    expect((await listConsentTexts(shop.ctx('viewer'))).map(({ version }) => version)).toEqual([2, 1]);
    expect(await asked(0)).toEqual({ may: false, why: 'not-asked' });
    await say(1, true, { party: 'second', textId: first.id });
    const [stated] = (await getCustomer(shop.ctx('viewer'), anna))!.consents;
    expect(stated).toMatchObject({
      isGranted: true,
      party: 'second',
      source: 'The support',
      text: { version: 1, language: 'en', words: 'May we write to you?' },
    });
    expect(stated).not.toHaveProperty('proof');
    const { rows: kept } = await shop.db.$client.query(
      `select proof from consents where customer_id = $1 order by id desc limit 1`,
      [anna],
    );
    expect(kept).toEqual([{ proof: 'signed the card at the till' }]);
    expect(await asked(2)).toEqual({ may: true, why: 'agreed' });
    expect(await asked(0)).toEqual({ may: false, why: 'not-asked' });
    await expect(say(1, true, { purpose: 'profiling', textId: first.id })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('ends with one press on the link of a message, whoever holds it, and the same press again says nothing new', async () => {
    const token = makeUnsubscribeToken({ customerId: anna, purpose: 'marketing', way: 'email' });
    expect(readUnsubscribeToken(`${token.slice(0, -2)}xx`)).toBeNull();
    await press(10, token);
    await press(11, token);
    expect(await asked(12)).toMatchObject({ may: false, why: 'suppressed' });
    const { rows } = await shop.db.$client.query(
      `select is_granted, source, proof from consents where customer_id = $1 and at >= $2`,
      [anna, later(10)],
    );
    expect(rows).toEqual([
      { is_granted: false, source: 'unsubscribe link', proof: expect.stringMatching(/^page [0-9a-f]{16}$/) },
    ]);
    const listed = await shop.db.$client.query('select address_hash, way, purpose, reason from suppressions');
    expect(listed.rows).toEqual([
      { address_hash: expect.any(String), way: 'email', purpose: 'marketing', reason: 'unsubscribed' },
    ]);
    expect(JSON.stringify(listed.rows)).not.toContain('anna@');
    await say(20, true);
    expect(await asked(21)).toEqual({ may: true, why: 'agreed' });
  });

  it('ends in every way when everything is asked for, but for service about what was bought', async () => {
    await say(30, true, { way: 'post' });
    await press(
      31,
      makeUnsubscribeToken({ customerId: anna, purpose: 'marketing', way: 'email' }),
      'everything',
    );
    expect((await asked(32)).may).toBe(false);
    expect((await asked(32, { way: 'post' })).may).toBe(false);
    expect((await asked(32, { purpose: 'service' })).may).toBe(true);
    expect((await asked(32, { customerId: twin })).why).toBe('not-asked');
  });

  it('is refused to strangers with a link of their own making, and its texts to all but owners', async () => {
    await expect(press(40, 'v1.forged')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const token = makeUnsubscribeToken({ customerId: anna, purpose: 'marketing', way: 'email' });
    await expect(
      unsubscribe(shop.ctx('owner'), { token, reach: 'this', by: 'page', address: '' }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(
      saveConsentText(shop.ctx('manager'), {
        purpose: 'marketing',
        language: 'bg',
        words: 'Може ли да пишем?',
      }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
