import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { openFor } from './support/people.ts';
import { makeKey, runVerb, stockGoods } from './support/shop.ts';
import { say } from './support/words.ts';

const t = (key: string, values?: Record<string, string>) => say('en', key, values);

test('a bundle is made on its page, held by a cart, sold by a program and shown as what it is', async ({
  browser,
  request,
}) => {
  test.setTimeout(120_000);
  const key = await makeKey();
  const headers = { authorization: `Bearer ${key}` };
  const pot = await stockGoods(request, key, { title: 'Pot of a set', units: 6 });
  const cup = await stockGoods(request, key, { title: 'Cup of a set', units: 9 });
  const sku = `SET-${randomUUID().slice(0, 8).toUpperCase()}`;
  const made = await request.post('/api/v1/products', {
    headers,
    data: { title: 'Set for two', variants: [{ sku, priceMinor: 4000 }] },
  });
  const product = (await made.json()) as { variants: { id: string }[] };
  const owner = await openFor(browser, 'owner');

  await test.step('two SKUs make it a bundle, and the page says which runs out first', async () => {
    await owner.goto(`/inventory/${product.variants[0]?.id}`);
    await owner.getByRole('button', { name: t('bundles.make') }).click();
    const dialog = owner.getByRole('dialog');
    const skus = dialog.getByLabel(t('bundles.sku'));
    const units = dialog.getByLabel(t('bundles.units'));
    await dialog.getByRole('combobox', { name: t('bundles.find') }).fill(pot.sku);
    await owner.getByRole('option').filter({ hasText: pot.sku }).click();
    await expect(skus.nth(0)).toHaveValue(pot.sku);
    await skus.nth(1).fill(cup.sku);
    await units.nth(1).fill('2');
    await dialog.getByRole('button', { name: t('bundles.save') }).click();
    await expect(owner.getByText(t('bundles.limited', { title: cup.title, sku: cup.sku }))).toBeVisible();
  });

  const { channels } = await runVerb<{ channels: { id: string; slug: string }[] }>(['channel', 'list']);
  const channelId = channels.find(({ slug }) => slug === 'web')?.id;
  const cart = { channelId, key: randomUUID(), lines: [{ sku, quantity: 3 }] };

  await test.step('a cart holds it, another is told what is left, the order takes it over', async () => {
    const held = await request.post('/api/v1/holds', { headers, data: cart });
    expect(held.status(), await held.text()).toBe(201);
    const other = await request.post('/api/v1/holds', { headers, data: { ...cart, key: randomUUID() } });
    expect(other.status()).toBe(409);
    const { error } = (await other.json()) as { error: { details: { sku: string; available: number } } };
    expect(error.details).toMatchObject({ sku: cup.sku, available: 3 });
    const order = { channelId, holdKey: cart.key, lines: cart.lines };
    const placed = await request.post('/api/v1/orders', { headers, data: order });
    expect(placed.status(), await placed.text()).toBe(201);
    const { id } = (await placed.json()) as { id: string };
    await owner.goto(`/orders/${id}`);
    await expect(owner.getByText(t('bundles.sold', { title: 'Set for two' })).first()).toBeVisible();
    await expect(owner.getByText(cup.sku).first()).toBeVisible();
  });

  await test.step('it is edited as a whole, and its parts follow', async () => {
    await owner.getByRole('button', { name: t('orders.do.edit.action'), exact: true }).click();
    const dialog = owner.getByRole('dialog');
    await expect(dialog.getByLabel(t('orders.do.quantity'))).toHaveCount(1);
    await dialog.getByLabel(t('orders.do.quantity')).fill('2');
    await dialog.getByLabel(t('orders.do.reason'), { exact: true }).fill('One set fewer');
    await dialog.getByRole('button', { name: t('orders.do.edit.submit'), exact: true }).click();
    await expect(dialog).toBeHidden();
    await expect(owner.getByText(t('bundles.soldCount', { count: '2' })).first()).toBeVisible();
  });

  await test.step('the stock list finds it by its SKU, with how many its parts still make', async () => {
    await owner.goto(`/inventory?q=${sku}`);
    const row = owner.getByRole('list', { name: t('bundles.list') }).getByRole('listitem');
    await expect(row).toContainText(t('bundles.firstOut', { sku: cup.sku }));
    await expect(row).toContainText(/\b2\b/);
  });
});
