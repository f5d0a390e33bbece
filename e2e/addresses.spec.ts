import { expect, type Page, test } from '@playwright/test';
import { goTo, MAIN_PAGES } from './support/pages.ts';
import { openFor } from './support/people.ts';

const TEN_MINUTES_MS = 10 * 60_000;

/** The parameters that some page reads, a few that none does, and two that every object has. */
const NAMES =
  `__proto__ constructor q after before from to preset compare channel location category brand supplier at by line of month cost
  campaign kind state status step reach span measure rows metric segment tag min max sort shape tab id who verb subject
  edit errors same show variant customer barcode paper as lang view page limit`.split(/\s+/);

/** What nobody means, as an address writes it. */
const VALUES = [
  '%00',
  'a%00b',
  '%27',
  '%25_%5C',
  '-1',
  '99999999999999999999',
  '9999999-99-99',
  '0000-01-01',
  '9999-12-31',
  '00000000-0000-0000-0000-000000000000',
  '%ED%A0%80',
];
const SEARCHES = [
  ...VALUES.map((value) => NAMES.map((name) => `${name}=${value}`).join('&')),
  `q=${'x'.repeat(10_000)}`,
  NAMES.map((name) => `${name}=1&${name}=2`).join('&'),
];
const NO_IDS = ['%00', '%27', '-1', 'constructor', 'x'.repeat(2_000)];
const ROOMS = [
  'orders',
  'customers',
  'customers/segments',
  'inventory',
  'inventory/counts',
  'inventory/transfers',
  'purchasing',
  'purchasing/suppliers',
  'returns',
  'imports',
  'activity',
  'channels',
  'channels/alerts',
  'channels/effort',
  'channels/messages',
  'channels/parity',
  'channels/walks',
];
/** What the server leaves in a page where one of its parts has failed. */
const FAILED = /data-dgst="\d|digest\\?":\\?"\d/;

test('no address leads to the error page, whatever it asks for', async ({ browser }) => {
  test.setTimeout(TEN_MINUTES_MS);
  const page = await openFor(browser, 'owner');
  for (const main of MAIN_PAGES) {
    if (main.firstLink) await goTo(page, main);
    const [path = ''] = (main.firstLink ? page.url() : main.path).split('?');
    const asked = SEARCHES.map((search) => failureOf(page, `${path}?${search}`));
    for (const failure of await Promise.all(asked)) expect.soft(failure).toBe('');
  }
  for (const room of ROOMS)
    for (const id of NO_IDS) expect.soft(await failureOf(page, `/${room}/${id}`)).toBe('');
});

async function failureOf(page: Page, address: string): Promise<string> {
  const answer = await page.request.get(address);
  const isWhole = answer.status() < 500 && !FAILED.test(await answer.text());
  return isWhole ? '' : `${answer.status()} ${address.slice(0, 200)}`;
}
