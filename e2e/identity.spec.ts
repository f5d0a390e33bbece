import { randomInt } from 'node:crypto';
import { type APIRequestContext, expect, type Page, test } from '@playwright/test';
import { openFor } from './support/people.ts';
import { makeKey, runVerb } from './support/shop.ts';
import { say } from './support/words.ts';

const JOURNEY_MS = 240_000;
const COMPARING_MS = 120_000;
const LETTERS = 'bdfgklmnprstvz';

const t = (key: string, values?: Record<string, string>) => say('en', key, values);

/** A surname that nobody else has, so that journeys beside each other find their own people only. */
const makeSurname = () =>
  `Qu${Array.from({ length: 6 }, () => `${LETTERS[randomInt(LETTERS.length)]}a`).join('')}`;
const makePhone = () => `+35988${String(randomInt(10_000_000)).padStart(7, '0')}`;

test('one customer is found twice, merged with a preview, and taken apart again', async ({
  browser,
  request,
}) => {
  test.setTimeout(JOURNEY_MS);
  const surname = makeSurname();
  const [first, second] = [makePhone(), makePhone()];
  const people = await openPeople(request);
  const survivor = await people.make({ name: `Mira ${surname}`, phone: first });
  await people.make({ name: `M. ${surname}`, phone: second });
  const support = await openFor(browser, 'support');

  await test.step('support finds both by the surname and opens the first', async () => {
    await support.goto(`/customers?q=${surname}`);
    await expect(support.locator('main tbody tr')).toHaveCount(2);
    await support.goto(`/customers/${survivor}?tab=contact`);
    await expect(support.getByText(first)).toBeVisible();
  });

  await test.step('sees what a merge would do, and merges', async () => {
    await support.getByRole('button', { name: t('identity.merges.merge') }).click();
    const dialog = support.getByRole('dialog');
    await dialog.getByRole('combobox').fill(second);
    await support.getByRole('option').filter({ hasText: surname }).first().click();
    await expect(dialog.getByRole('region', { name: t('identity.merges.preview') })).toContainText(surname);
    await dialog.getByRole('button', { name: t('identity.merges.submit'), exact: true }).click();
    await expect(dialog).toBeHidden();
    await expect(support.getByText(second)).toBeVisible();
  });

  await test.step('only one is found now, by either phone', async () => {
    await support.goto(`/customers?q=${surname}`);
    await expect(support.locator('main tbody tr')).toHaveCount(1);
  });

  await test.step('the merge is undone, and both are as before', async () => {
    await support.goto(`/customers/${survivor}?tab=contact`);
    await support.getByRole('button', { name: new RegExp(`^${t('identity.merges.undo')}`) }).click();
    await expect(support.getByText(second)).toHaveCount(0);
    await support.goto(`/customers?q=${surname}`);
    await expect(support.locator('main tbody tr')).toHaveCount(2);
  });
});

test('the comparison asks about two who may be one, and is answered', async ({ browser, request }) => {
  test.setTimeout(JOURNEY_MS);
  const surname = makeSurname();
  const people = await openPeople(request);
  await people.make({ name: `Mira ${surname}`, email: `mira.${surname.toLowerCase()}@post.example` });
  await people.make({ name: `Mira ${surname}`, email: `mirra.${surname.toLowerCase()}@post.example` });
  const owner = await openFor(browser, 'owner');
  await owner.goto('/customers/review');
  await owner.getByRole('button', { name: t('identity.run.start') }).click();
  const card = await waitForCard(owner, surname);
  await expect(card).toContainText('Same surname');
  await card.getByRole('button', { name: t('identity.review.different') }).click();
  await expect(owner.getByText(t('identity.review.kept'))).toBeVisible();
  await expect(owner.getByRole('listitem').filter({ hasText: surname })).toHaveCount(0);
});

async function waitForCard(page: Page, surname: string) {
  const card = page.getByRole('listitem').filter({ hasText: surname }).first();
  await expect(async () => {
    await page.reload();
    await expect(card).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: COMPARING_MS });
  return card;
}

async function openPeople(request: APIRequestContext) {
  const headers = { authorization: `Bearer ${await makeKey()}` };
  const [channel] = (await runVerb<{ channels: { id: string }[] }>(['channel', 'list'])).channels;
  return {
    make: async (person: { name: string; phone?: string; email?: string }): Promise<string> => {
      const made = await request.post('/api/v1/customers', {
        headers,
        data: { ...person, channelId: channel?.id },
      });
      expect(made.status(), await made.text()).toBe(201);
      return ((await made.json()) as { id: string }).id;
    },
  };
}
