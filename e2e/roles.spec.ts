import { expect, test } from '@playwright/test';
import { choose, type Role, signIn } from './support/people.ts';
import { say } from './support/words.ts';

const REFUSED = say('en', 'common.empty.noPermissionTitle');

/** Pages that not everybody may see, with the roles that may. */
const GUARDED: { path: string; roles: readonly Role[] }[] = [
  { path: '/orders/new', roles: ['owner', 'manager', 'floor', 'support'] },
  { path: '/customers', roles: ['owner', 'manager', 'floor', 'marketing', 'support', 'viewer'] },
  { path: '/inventory/new', roles: ['owner', 'manager', 'marketing'] },
  { path: '/imports', roles: ['owner', 'manager', 'warehouse'] },
  { path: '/imports/new', roles: ['owner', 'manager'] },
  { path: '/activity', roles: ['owner', 'manager'] },
  { path: '/settings/team', roles: ['owner', 'manager'] },
  { path: '/settings/api-keys', roles: ['owner', 'manager'] },
];

const OPEN_TO_ALL = ['/today', '/orders', '/inventory', '/channels'];

/** Files and lists behind the pages: the address alone must not give them away. */
const GUARDED_FILES: { path: string; roles: readonly Role[] }[] = [
  { path: '/api/orders/export?format=csv', roles: ['owner', 'manager', 'support'] },
  { path: '/api/stock/export?format=csv', roles: ['owner', 'manager', 'warehouse'] },
];

const SOON = { timeout: 8_000 };
const SEES_FIGURES: readonly Role[] = ['owner', 'manager', 'marketing', 'viewer'];
const SEES_COSTS: readonly Role[] = ['owner', 'manager'];
const CHANGES_TEAM: readonly Role[] = ['owner'];

const ROLES: readonly Role[] = ['owner', 'manager', 'warehouse', 'floor', 'marketing', 'support', 'viewer'];

for (const role of ROLES) {
  test(`${role} signs in and sees what the role may see, and nothing else`, async ({ page }) => {
    test.setTimeout(120_000);
    await choose(page, { locale: 'en' });
    await signIn(page, role);
    await expect(page).toHaveURL(/\/today/);

    for (const path of OPEN_TO_ALL) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.getByText(REFUSED)).toBeHidden();
    }
    const board = page.getByRole('table', { name: say('en', 'channels.table') });
    await expect(board).toHaveCount(SEES_FIGURES.includes(role) ? 1 : 0);
    if (SEES_FIGURES.includes(role)) {
      const margin = board.getByRole('columnheader', { name: say('en', 'metrics.cm2.name') });
      await expect(margin).toHaveCount(SEES_COSTS.includes(role) ? 1 : 0);
    }

    for (const { path, roles } of GUARDED) {
      await page.goto(path);
      const isAllowed = roles.includes(role);
      const refusal = page.getByRole('main').getByText(REFUSED);
      const heading = page.getByRole('main').getByRole('heading', { level: 1 });
      await expect.soft(isAllowed ? heading : refusal, `${role} at ${path}`).toBeVisible(SOON);
      await expect.soft(isAllowed ? refusal : heading, `${role} at ${path}`).toBeHidden();
    }

    for (const { path, roles } of GUARDED_FILES) {
      const answer = await page.request.get(path);
      expect.soft(answer.status(), `${role} at ${path}`).toBe(roles.includes(role) ? 200 : 403);
    }

    await page.goto('/settings/team');
    const invite = page.getByRole('button', { name: say('en', 'team.invite.open') });
    await expect(invite).toHaveCount(CHANGES_TEAM.includes(role) ? 1 : 0);
  });
}

test('a stranger is sent to sign in from every page, and gets nothing from behind it', async ({ page }) => {
  for (const path of [...OPEN_TO_ALL, ...GUARDED.map((one) => one.path)]) {
    await page.goto(path);
    await expect.soft(page, path).toHaveURL(/\/sign-in/);
  }
  for (const { path } of GUARDED_FILES) {
    expect.soft((await page.request.get(path)).status(), path).toBe(401);
  }
  expect((await page.request.get('/api/v1/orders')).status()).toBe(401);
  expect((await page.request.get('/api/live')).status()).toBe(401);
});

test('a wrong password is refused in the same words for known and unknown people', async ({ page }) => {
  await choose(page, { locale: 'en' });
  for (const email of ['owner@demo.example', 'nobody@demo.example']) {
    await page.goto('/sign-in');
    await page.getByLabel(say('en', 'auth.signIn.email')).fill(email);
    await page.getByLabel(say('en', 'auth.signIn.password')).fill('surely-not-this-1');
    await page.getByRole('button', { name: say('en', 'auth.signIn.submit'), exact: true }).click();
    await expect(page.getByText(say('en', 'auth.signIn.wrong'))).toBeVisible();
  }
});
