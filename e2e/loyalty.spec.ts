import { randomUUID } from 'node:crypto';
import { type APIRequestContext, expect, type Locator, type Page, test } from '@playwright/test';
import { openFor } from './support/people.ts';
import { makeKey, readShop, runVerb, stockGoods } from './support/shop.ts';
import { type Language, say } from './support/words.ts';

const JOURNEY_MS = 180_000;
const SETTLED_MS = 30_000;
const SETTINGS = '/settings/loyalty';

const words = (language: Language) => (key: string, values?: Record<string, string>) =>
  say(language, `loyalty.${key}`, values);

for (const language of ['en', 'fa'] as const) {
  test(`points are given and taken with a reason, by who may (${language})`, async ({ browser }) => {
    test.setTimeout(JOURNEY_MS);
    const t = words(language);
    const owner = await openFor(browser, 'owner', { language });
    const reason = `Kindness ${language}`;

    await test.step('the owner decides how long points wait', async () => {
      await owner.goto(SETTINGS);
      await expect(owner.getByLabel(t('settings.isOn'))).toBeChecked();
      const waiting = owner.getByLabel(t('settings.waitingDays'));
      await waiting.fill(language === 'en' ? '10' : '۱۱');
      await owner.getByRole('button', { name: t('settings.save'), exact: true }).click();
      const history = owner.getByRole('region', { name: t('settings.history'), exact: true });
      await expect(history.getByRole('listitem')).toHaveCount(language === 'en' ? 2 : 3);
      await expect(owner.getByLabel(t('settings.waitingDays'))).toHaveValue(language === 'en' ? '10' : '۱۱');
    });

    await test.step('points given by hand are usable at once, and say why', async () => {
      await owner.goto('/customers');
      await owner.locator('main tbody a').first().click();
      await owner.waitForURL(/\/customers\/[0-9a-f-]{36}/);
      await owner.goto(`${new URL(owner.url()).pathname}?tab=points`);
      await adjust(owner, t, { way: 'give', points: '40', reason });
      await panelOf(owner, t).locator('summary').last().click();
      await expect(panelOf(owner, t).getByText(reason)).toBeVisible();
    });

    await test.step('more than there is cannot be taken', async () => {
      await adjust(owner, t, { way: 'take', points: '9999999', reason });
      const dialog = owner.getByRole('dialog');
      await expect(dialog.getByRole('alert')).toBeVisible();
    });

    await test.step('at the till the same points are seen, and only seen', async () => {
      const floor = await openFor(browser, 'floor', { language });
      await floor.goto(`${new URL(owner.url()).pathname}?tab=points`);
      await expect(panelOf(floor, t).getByText(t('panel.usable'))).toBeVisible();
      await expect(floor.getByRole('button', { name: t('adjust.action') })).toHaveCount(0);
    });
  });
}

test('points pay at the till by a scanned card, and come back with the goods', async ({
  browser,
  request,
}) => {
  test.setTimeout(JOURNEY_MS);
  const t = words('en');
  const tOrder = (key: string) => say('en', `orders.${key}`);
  const { goods, customerId, headers } = await prepare(request);
  const card = `LC-${goods.sku.slice(4)}`;
  const owner = await openFor(browser, 'owner');
  const floor = await openFor(browser, 'floor');

  await test.step('a member has points and a card', async () => {
    await owner.goto(`/customers/${customerId}?tab=points`);
    await adjust(owner, t, { way: 'give', points: '300', reason: 'Welcome' });
    await owner.goto(`/customers/${customerId}`);
    await press(owner, say('en', 'customers.do.addIdentity.action'));
    const dialog = owner.getByRole('dialog');
    await dialog.getByLabel(say('en', 'customers.do.addIdentity.kind')).selectOption('loyalty_card');
    await dialog.locator('input[name=value]').fill(card);
    await press(dialog, say('en', 'customers.do.addIdentity.submit'));
    await expect(dialog).toBeHidden();
  });

  await test.step('the till scans goods and card, and takes what the points are worth off', async () => {
    await floor.goto('/orders/new');
    await scan(floor, goods.sku);
    await expect(floor.getByText(goods.title)).toBeVisible();
    for (let more = 0; more < 3; more++) await press(floor, tOrder('new.more'));
    await scan(floor, card);
    await expect(floor.getByText(/300 usable points/)).toBeVisible();
    await press(floor, t('pay.all', { points: '300' }));
    await expect(floor.getByText(t('pay.off'))).toBeVisible();
    await press(floor, tOrder('new.place'));
    await floor.waitForURL(/\/orders\/[0-9a-f-]{36}$/);
    await expect(pointsOn(floor, t).getByText('300', { exact: true })).toBeVisible();
  });

  await test.step('the parcel leaves, and one of four comes back', async () => {
    const path = `/api/v1${new URL(floor.url()).pathname}`;
    const sent = await request.post(`${path}/ship`, { headers, data: {} });
    expect(sent.status(), await sent.text()).toBe(200);
    const { lines } = (await (await request.get(path, { headers })).json()) as { lines: { id: string }[] };
    const { warehouseId: locationId } = await readShop();
    const line = { lineId: lines[0]?.id, quantity: 1, condition: 'new', disposition: 'shelf' };
    const back = await request.post(`${path}/returns`, { headers, data: { locationId, lines: [line] } });
    expect(back.status(), await back.text()).toBe(200);
  });

  await test.step('its share of the points is the customer’s again', async () => {
    await expect(pointsOn(floor, t).getByText(t('onOrder.givenBack'))).toBeVisible({ timeout: SETTLED_MS });
    await owner.goto(`/customers/${customerId}?tab=points`);
    const panel = panelOf(owner, t);
    await panel.locator('summary').last().click();
    await expect(panel.getByText(t('panel.kind.give_back')).first()).toBeVisible();
    await expect(panel.getByText(t('panel.kind.use')).first()).toBeVisible();
  });

  const audit = await runVerb<{ isSound: boolean }>(['audit']);
  expect(audit.isSound).toBe(true);
});

const press = (where: Page | Locator, name: string) =>
  where.getByRole('button', { name, exact: true }).click();

/** Goods of this journey, a new customer, and how a program asks. */
async function prepare(request: APIRequestContext) {
  const key = await makeKey();
  const headers = { authorization: `Bearer ${key}` };
  const goods = await stockGoods(request, key, { title: `Cup for points ${randomUUID().slice(0, 4)}` });
  const { channels } = await runVerb<{ channels: { id: string; slug: string }[] }>(['channel', 'list']);
  const channelId = channels.find(({ slug }) => slug === 'web')?.id;
  const email = `${goods.sku.toLowerCase()}@mail.example`;
  const data = { name: `Member ${goods.sku}`, email, channelId };
  const made = await request.post('/api/v1/customers', { headers, data });
  expect(made.status(), await made.text()).toBe(201);
  const { id: customerId } = (await made.json()) as { id: string };
  return { goods, customerId, headers };
}

/** What a scanner does: keys by their places on the keyboard in its own quick pace, then Enter. */
async function scan(page: Page, code: string): Promise<void> {
  // The page can hear from when its search field is there.
  await expect(page.getByRole('combobox', { name: say('en', 'orders.new.find') })).toBeVisible();
  await page.evaluate((text) => {
    const codeOf = (sign: string) =>
      sign === '-' ? 'Minus' : /\d/.test(sign) ? `Digit${sign}` : `Key${sign.toUpperCase()}`;
    const start = performance.now();
    for (const [at, code] of [...[...text].map(codeOf), 'Enter'].entries()) {
      const key = new KeyboardEvent('keydown', { code, bubbles: true });
      // A scanner keeps its pace however busy this browser is while it is played.
      Object.defineProperty(key, 'timeStamp', { value: start + at * 10 });
      document.body.dispatchEvent(key);
    }
  }, code);
}

const pointsOn = (page: Page, t: ReturnType<typeof words>) =>
  page.getByRole('region', { name: t('onOrder.title'), exact: true });

const panelOf = (page: Page, t: ReturnType<typeof words>) =>
  page.getByRole('region', { name: t('panel.title'), exact: true });

async function adjust(
  page: Page,
  t: ReturnType<typeof words>,
  wish: { way: 'give' | 'take'; points: string; reason: string },
): Promise<void> {
  await panelOf(page, t)
    .getByRole('button', { name: t('adjust.action') })
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(t('adjust.way')).selectOption(wish.way);
  await dialog.getByLabel(t('adjust.points'), { exact: true }).fill(wish.points);
  await dialog.getByLabel(t('adjust.reason')).fill(wish.reason);
  await dialog.getByRole('button', { name: t('adjust.submit'), exact: true }).click();
  if (wish.way === 'give') await expect(dialog).toBeHidden();
}
