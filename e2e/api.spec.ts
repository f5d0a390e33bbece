import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { openFor } from './support/people.ts';
import { makeKey, readShop, runVerb, stockGoods } from './support/shop.ts';
import { say } from './support/words.ts';

const t = (key: string, values?: Record<string, string>) => say('en', key, values);

test('a key made on the screen places an order once, however often it is sent', async ({
  browser,
  request,
}) => {
  test.setTimeout(120_000);
  const owner = await openFor(browser, 'owner');
  await owner.goto('/settings/api-keys');
  await owner.getByRole('button', { name: t('team.keys.add') }).click();
  const dialog = owner.getByRole('dialog');
  const name = `Till ${randomUUID().slice(0, 4)}`;
  await dialog.getByLabel(t('team.keys.name')).fill(name);
  for (const scope of ['orders:read', 'orders:write', 'stock:read']) {
    await dialog.getByLabel(t(`team.scope.${scope}`)).check();
  }
  await dialog.getByRole('button', { name: t('team.keys.submit') }).click();
  const shown = dialog.getByText(/^psk_/);
  await expect(shown).toBeVisible();
  const key = ((await shown.textContent()) ?? '').trim();

  const goods = await stockGoods(request, await makeKey(), { title: 'Sold by a program' });
  const { channels } = await runVerb<{ channels: { id: string; slug: string }[] }>(['channel', 'list']);
  const channelId = channels.find(({ slug }) => slug === 'web')?.id;
  const headers = { authorization: `Bearer ${key}`, 'idempotency-key': randomUUID() };
  const order = { channelId, lines: [{ sku: goods.sku, quantity: 2 }] };
  const answers = await Promise.all(
    [1, 2, 3].map(() => request.post('/api/v1/orders', { headers, data: order })),
  );
  for (const answer of answers) expect(answer.status(), await answer.text()).toBe(201);
  const bodies = await Promise.all(answers.map(async (answer) => (await answer.json()) as { id: string }));
  expect(new Set(bodies.map(({ id }) => id)).size).toBe(1);
  expect(answers.filter((answer) => answer.headers()['idempotent-replayed'] === 'true')).toHaveLength(2);

  const other = await request.post('/api/v1/orders', {
    headers,
    data: { channelId, lines: [{ sku: goods.sku, quantity: 3 }] },
  });
  expect(other.status()).toBe(422);

  const stock = await request.get(`/api/v1/stock?sku=${goods.sku}`, { headers });
  const { data } = (await stock.json()) as { data: { available: number }[] };
  expect(data.reduce((sum, level) => sum + level.available, 0)).toBe(goods.available - 2);

  await owner.goto(`/orders/${bodies[0]?.id}`);
  await expect(owner.getByText(goods.sku).first()).toBeVisible();

  await test.step('it is refused what its scopes do not say, and everything once it is ended', async () => {
    const adjustment = { variantId: goods.variantId, locationId: (await readShop()).warehouseId, change: 1 };
    const forbidden = await request.post('/api/v1/stock/adjustments', {
      headers: { authorization: headers.authorization },
      data: { ...adjustment, reason: 'receipt' },
    });
    expect(forbidden.status()).toBe(403);
    await owner.goto('/settings/api-keys');
    await owner.getByRole('button', { name: t('team.keys.endOf', { name }) }).click();
    await expect(owner.getByText(t('team.keys.endedDone'))).toBeVisible();
    const ended = await request.get('/api/v1/orders', { headers: { authorization: headers.authorization } });
    expect(ended.status()).toBe(401);
  });
});

test('the description of the interface is served and names every operation', async ({ request }) => {
  const answer = await request.get('/api/v1/openapi.json');
  expect(answer.status()).toBe(200);
  const { openapi, paths } = (await answer.json()) as { openapi: string; paths: Record<string, unknown> };
  expect(openapi).toMatch(/^3\.1/);
  expect(Object.keys(paths).some((path) => path.endsWith('/orders'))).toBe(true);
  expect(Object.keys(paths).some((path) => path.endsWith('/stock/adjustments'))).toBe(true);
});

test('health tells of the database, the worker and every channel without a key', async ({ request }) => {
  const answer = await request.get('/api/health');
  expect(answer.status()).toBe(200);
  expect(await answer.json()).toMatchObject({ status: 'ok', database: { ok: true }, worker: { ok: true } });
});
