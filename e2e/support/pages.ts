import type { Page } from '@playwright/test';

/** A main page: an address, and where the subject is one row's page, the link of the first row. */
export type MainPage = { name: string; path: string; firstLink?: string };

/** Every main page of the console, in the order of the navigation. */
export const MAIN_PAGES: readonly MainPage[] = [
  { name: 'today', path: '/today' },
  { name: 'orders', path: '/orders' },
  { name: 'order', path: '/orders', firstLink: 'main tbody a[href^="/orders/"]' },
  { name: 'new order', path: '/orders/new' },
  { name: 'returns', path: '/returns' },
  { name: 'claims', path: '/returns/claims' },
  { name: 'fulfilment', path: '/fulfilment' },
  { name: 'inventory', path: '/inventory' },
  { name: 'variant', path: '/inventory', firstLink: 'main tbody a[href^="/inventory/"]' },
  { name: 'low stock', path: '/inventory/low' },
  { name: 'expiring goods', path: '/inventory/lots' },
  { name: 'bundles', path: '/inventory/bundles' },
  { name: 'new product', path: '/inventory/new' },
  { name: 'transfers', path: '/inventory/transfers' },
  { name: 'counts', path: '/inventory/counts' },
  { name: 'reorder', path: '/inventory/reorder' },
  { name: 'purchasing', path: '/purchasing' },
  { name: 'customers', path: '/customers' },
  { name: 'customer', path: '/customers', firstLink: 'main tbody a[href^="/customers/"]' },
  { name: 'carts', path: '/customers/carts' },
  { name: 'insights', path: '/customers/insights' },
  { name: 'segments', path: '/customers/segments' },
  { name: 'new-segment', path: '/customers/segments/new' },
  { name: 'review', path: '/customers/review' },
  { name: 'channels', path: '/channels' },
  { name: 'channel', path: '/channels', firstLink: 'main tbody a[href^="/channels/"]' },
  { name: 'figure rows', path: '/channels/rows?rows=new' },
  { name: 'definitions', path: '/channels/metrics' },
  { name: 'alerts', path: '/channels/alerts' },
  { name: 'alert rule', path: '/channels/alerts', firstLink: 'main a[href^="/channels/alerts/"]' },
  { name: 'parity', path: '/channels/parity' },
  { name: 'parity gaps', path: '/channels/parity/gaps' },
  { name: 'effort', path: '/channels/effort' },
  {
    name: 'journey',
    path: '/channels/effort',
    firstLink: 'main tbody a[href^="/channels/effort/"]',
  },
  { name: 'effort rules', path: '/channels/effort/rules' },
  { name: 'walks', path: '/channels/walks' },
  { name: 'statement', path: '/channels/statement' },
  { name: 'budgets', path: '/channels/statement/budgets' },
  { name: 'retention', path: '/channels/retention' },
  { name: 'costs', path: '/channels/costs' },
  { name: 'monthly costs', path: '/channels/costs/monthly' },
  { name: 'campaigns', path: '/channels/costs/campaigns' },
  { name: 'parcel costs', path: '/channels/costs/parcels' },
  { name: 'imports', path: '/imports' },
  { name: 'new import', path: '/imports/new' },
  { name: 'activity', path: '/activity' },
  { name: 'settings', path: '/settings' },
  { name: 'routing', path: '/settings/routing' },
  { name: 'team', path: '/settings/team' },
  { name: 'keys', path: '/settings/api-keys' },
  { name: 'tracking', path: '/settings/tracking' },
  { name: 'identity', path: '/settings/identity' },
  { name: 'loyalty', path: '/settings/loyalty' },
  { name: 'consent', path: '/settings/consent' },
  { name: 'profile', path: '/settings/profile' },
  { name: 'summaries', path: '/settings/summaries' },
  { name: 'sessions', path: '/settings/sessions' },
];

/** Goes to a main page and waits until it says what it is; the status that its address answered. */
export async function goTo(page: Page, { path, firstLink }: MainPage): Promise<number> {
  const answer = await page.goto(path);
  if (!firstLink) return settle(page, answer?.status() ?? 0);
  const link = page.locator(firstLink).first();
  await link.waitFor();
  const target = (await link.getAttribute('href')) ?? path;
  const detail = await page.goto(target);
  return settle(page, detail?.status() ?? 0);
}

// Pages send their frame first and their content when it is read.
async function settle(page: Page, status: number): Promise<number> {
  if (status === 200) await page.getByRole('main').getByRole('heading', { level: 1 }).first().waitFor();
  return status;
}
