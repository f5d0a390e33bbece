import { expect, type Locator, type Page, test } from '@playwright/test';
import { toLatin, toPersian } from './support/figures.ts';
import { openFor } from './support/people.ts';
import { makeKey, readShop, runVerb, stockGoods } from './support/shop.ts';
import { type Language, say } from './support/words.ts';

const JOURNEY_MS = 240_000;
const THERE = 5;
const ORDERED = 12;
const GOOD = 9;
const DAMAGED = 1;
const MISSING = ORDERED - GOOD - DAMAGED;
/** Of the good units one is not on the shelf when it is counted. */
const LEFT = THERE + GOOD - 1;

for (const language of ['en', 'fa'] as const) {
  test(`an order is sent, comes short and partly broken, is put away and counted (${language})`, async ({
    browser,
    request,
  }) => {
    test.setTimeout(JOURNEY_MS);
    const t = (key: string, values?: Record<string, string>) => say(language, `purchasing.${key}`, values);
    const figure = (value: number) => (language === 'fa' ? toPersian(String(value)) : String(value));
    const goods = await stockGoods(request, await makeKey(), {
      title: `Samovar سماور ${language}`,
      units: THERE,
    });
    const { warehouseId, currency } = await readShop();
    const owner = await openFor(browser, 'owner', { language });
    const dock = await openFor(browser, 'warehouse', { language });
    let address = '';

    await test.step('the owner writes the order and sends it', async () => {
      await owner.goto('/purchasing/new');
      await owner.getByLabel(t('column.supplier')).selectOption({ label: `Габрово Дом ООД (${currency})` });
      await owner.getByLabel(t('deliverTo')).selectOption(warehouseId);
      await owner.getByRole('button', { name: t('begin'), exact: true }).click();
      await owner.waitForURL(/\/purchasing\/[0-9a-f-]{36}$/);
      address = new URL(owner.url()).pathname;
      await owner.getByRole('combobox', { name: t('draft.add') }).fill(goods.sku);
      await owner.getByRole('option').filter({ hasText: goods.sku }).click();
      await owner.getByLabel(t('draft.quantityOf', { sku: goods.sku })).fill(figure(ORDERED));
      await owner.getByLabel(t('draft.costOf', { sku: goods.sku })).fill(figure(4));
      await owner.getByRole('button', { name: t('draft.send'), exact: true }).click();
      await owner
        .getByRole('dialog')
        .getByRole('button', { name: t('sendDialog.other'), exact: true })
        .click();
      await expect(owner.getByRole('link', { name: t('receive.action') })).toBeVisible();
    });

    await test.step('the dock counts what came, with a scanner and by hand', async () => {
      await dock.goto(`${address}/receive`);
      await expect(dock.locator('html')).toHaveAttribute('dir', language === 'fa' ? 'rtl' : 'ltr');
      const good = dock.getByLabel(t('receive.goodOf', { sku: goods.sku }), { exact: true });
      await expect(good).toBeVisible();
      await expectScan(dock, goods.sku, good);
      await dock.getByLabel(t('receive.scan')).fill('4006381333931');
      await dock.getByRole('button', { name: t('receive.find'), exact: true }).click();
      await expect(dock.getByRole('status').filter({ hasText: '4006381333931' })).toBeVisible();
      await good.fill(figure(GOOD));
      await dock
        .getByLabel(t('receive.damagedOf', { sku: goods.sku }), { exact: true })
        .fill(figure(DAMAGED));
      await dock.getByLabel(t('receive.deliveryNote')).fill('N-1');
      await dock.getByRole('button', { name: t('receive.submit'), exact: true }).click();
      await dock.waitForURL((url) => url.pathname === address);
    });

    await test.step('what is missing is awaited, and the warehouse sees no price', async () => {
      const line = dock
        .getByRole('table', { name: t('lines') })
        .getByRole('row')
        .filter({ hasText: goods.sku });
      await expect(dock.getByText(t('status.part_received'), { exact: true })).toBeVisible();
      await expect(line).toBeVisible();
      const cells = (await line.getByRole('cell').allTextContents()).map((text) => toLatin(text).trim());
      expect(cells.slice(1, 5)).toEqual([ORDERED, GOOD, DAMAGED, MISSING].map(String));
      expect(cells).toHaveLength(6);
    });

    await test.step('the stock shows the good units; the broken one is not for sale', async () => {
      await dock.goto(`/inventory/${goods.variantId}`);
      await expectAvailable(dock, language, THERE + GOOD);
    });

    await test.step('the owner closes it without the rest, and awaits it again', async () => {
      await owner.goto(address);
      await press(owner, t('close.action'), t('close.submit'));
      await expect(owner.getByText(t('status.closed'), { exact: true }).first()).toBeVisible();
      await owner.getByRole('button', { name: t('reopen.action'), exact: true }).click();
      const dialog = owner.getByRole('dialog');
      await dialog.getByLabel(t('reopen.reason')).fill('نامه N-2');
      await dialog.getByRole('button', { name: t('reopen.submit'), exact: true }).click();
      await expect(owner.getByText(t('status.part_received'), { exact: true })).toBeVisible();
      await expect(owner.getByText(t('story.reopened', { reason: 'نامه N-2' }))).toBeVisible();
    });

    await test.step('the goods are put away, and their bin is counted: one is missing', async () => {
      const zone = `B-${goods.sku}`;
      await putAway(dock, { language, warehouseId, sku: goods.sku, zone });
      await countZone(dock, { language, warehouseId, sku: goods.sku, zone, units: figure(LEFT) });
      await dock.goto(`/inventory/${goods.variantId}`);
      await expectAvailable(dock, language, LEFT);
    });

    const audit = await runVerb<{ isSound: boolean }>(['audit']);
    expect(audit.isSound).toBe(true);
  });
}

/** What the variant's page says can be promised, over all places. */
async function expectAvailable(page: Page, language: Language, units: number): Promise<void> {
  const cell = page
    .getByRole('table', { name: say(language, 'inventory.variant.levels') })
    .locator('tfoot')
    .getByRole('cell')
    .nth(3);
  await expect.poll(async () => toLatin((await cell.textContent()) ?? '')).toBe(String(units));
}

type Shelf = { language: Language; warehouseId: string; sku: string; zone: string };

/** Presses a button and, in the question that follows, what carries it out. */
async function press(page: Page, action: string, submit: string): Promise<void> {
  await page.getByRole('button', { name: action, exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: submit, exact: true }).click();
}

/** Says in which zone and bin goods lie. */
async function putAway(page: Page, { language, warehouseId, sku, zone }: Shelf): Promise<void> {
  const t = (key: string) => say(language, `stock-work.count.${key}`);
  await page.goto('/inventory/counts/zones');
  await page.getByLabel(t('zones.location')).selectOption(warehouseId);
  await page.getByLabel(t('zones.rows')).fill(`sku,zone,bin\n${sku},${zone},12`);
  await page.getByRole('button', { name: t('zones.submit'), exact: true }).click();
  await expect(page.getByText(zone, { exact: true })).toBeVisible();
}

/** Counts a zone blind and hands it in; a small difference is booked at once. */
async function countZone(page: Page, { units, ...shelf }: Shelf & { units: string }): Promise<void> {
  const { language, warehouseId, sku, zone } = shelf;
  const t = (key: string, values?: Record<string, string>) =>
    say(language, `stock-work.count.${key}`, values);
  await page.goto('/inventory/counts/new');
  await page.getByLabel(t('column.location')).selectOption(warehouseId);
  await page.getByLabel(t('column.scope'), { exact: true }).selectOption('zone');
  await page.getByLabel(t('zone'), { exact: true }).selectOption(zone);
  await page.getByRole('button', { name: t('begin'), exact: true }).click();
  await page.waitForURL(/\/inventory\/counts\/[0-9a-f-]{36}$/);
  const box = page.getByLabel(t('unitsOf', { sku }), { exact: true });
  await expect(async () => {
    await box.fill(units);
    await box.blur();
    await expect(page.getByText(/B-/).first()).toBeVisible({ timeout: 2_000 });
    await expect(box).toHaveValue(units, { timeout: 2_000 });
  }).toPass();
  await page.getByRole('button', { name: t('handIn.action'), exact: true }).click();
  await expect(page.getByText(t('status.approved'), { exact: true })).toBeVisible();
}

/** Types a code as a scanner does, by the places of the keys, while no field has the focus; one more unit is counted. */
async function expectScan(page: Page, code: string, units: Locator): Promise<void> {
  const scan = () =>
    page.evaluate((text) => {
      const press = (key: string) =>
        document.body.dispatchEvent(new KeyboardEvent('keydown', { code: key, bubbles: true }));
      for (const letter of text) {
        const isDigit = letter >= '0' && letter <= '9';
        press(letter === '-' ? 'Minus' : isDigit ? `Digit${letter}` : `Key${letter}`);
      }
      press('Enter');
    }, code);
  // The page must have come alive before it hears.
  await expect
    .poll(async () => {
      await scan();
      return Number(toLatin((await units.inputValue()) ?? '0'));
    })
    .toBeGreaterThan(0);
}
