import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MATRIX, type Verb } from '../team/can.ts';

/** How a file that reads phones, e-mails or addresses keeps them from those who need not reach people. */
type Rule =
  /** Asks `mask-contact.ts` who reads. */
  | 'masked'
  /** Selects names and towns only. */
  | 'town'
  /** Answers with a decision or a count, never with a value. */
  | 'judged'
  /** A step, job or rule: what it reads stays inside, or is written where another row of this table reads it. */
  | 'inside'
  /** Only for a verb of which every role may reach people. */
  | Verb;

const READERS: Readonly<Record<string, Rule>> = {
  'app/api/v1/_api/customers.ts': 'customer.contact',
  'domains/analytics/figures/figures-customers.ts': 'judged',
  'domains/customers/add-identity.ts': 'customer.write',
  'domains/customers/consents/list-contact-marks.ts': 'judged',
  'domains/customers/claims/ask-about-aliases.ts': 'judged',
  'domains/customers/claims/list-claims.ts': 'masked',
  'domains/customers/claims/settle-claim.ts': 'customer.merge',
  'domains/customers/consents/find-erased.ts': 'inside',
  'domains/customers/consents/may-contact.ts': 'judged',
  'domains/customers/consents/suppress-addresses.ts': 'inside',
  'domains/customers/get-customer.ts': 'masked',
  'domains/customers/linking/match-new-customers.ts': 'judged',
  'domains/customers/linking/read-people.ts': 'inside',
  'domains/customers/list-customers.ts': 'masked',
  'domains/customers/list-timeline.ts': 'masked',
  'domains/customers/merging/gather-facts.ts': 'inside',
  'domains/customers/merging/list-misplaced.ts': 'customer.merge',
  'domains/customers/merging/list-reviews.ts': 'customer.merge',
  'domains/customers/recognise-customer.ts': 'inside',
  'domains/customers/refresh-search.ts': 'inside',
  'domains/customers/remove-identity.ts': 'customer.write',
  'domains/customers/mask-contact.ts': 'inside',
  'domains/fulfilment/packing/get-label.ts': 'masked',
  'domains/fulfilment/packing/get-packing.ts': 'town',
  'domains/fulfilment/packing/list-waiting-parcels.ts': 'town',
  'domains/fulfilment/pickup/list-pickups.ts': 'masked',
  'domains/fulfilment/replay/read-history.ts': 'town',
  'domains/imports/orders/settle-orders.ts': 'inside',
  'domains/imports/people/ensure-people.ts': 'inside',
  'domains/imports/plain/settle-customers.ts': 'inside',
  'domains/imports/plain/settle-touches.ts': 'inside',
  'domains/inventory/list-found.ts': 'masked',
  'domains/marketing/carts/close-ordered.ts': 'inside',
  'domains/marketing/tracking/fold-events.ts': 'inside',
  'domains/marketing/tracking/learn-people.ts': 'inside',
  'domains/orders/counter/find-card-holder.ts': 'masked',
  'domains/orders/counter/list-customer-choices.ts': 'masked',
  'domains/orders/get-order.ts': 'masked',
  'domains/orders/import/save-source.ts': 'inside',
  'domains/orders/list-orders.ts': 'town',
  'domains/orders/pickup/ready-pickup.ts': 'inside',
  'domains/orders/returns/desk/find-orders.ts': 'town',
  'domains/orders/returns/exchange/write-new-order.ts': 'inside',
  'domains/orders/routing/read-route-facts.ts': 'town',
  'domains/orders/routing/read-waiting.ts': 'town',
  'domains/orders/steps/book-parcel.ts': 'town',
  'domains/orders/write-order.ts': 'inside',
  'domains/privacy/erase-linked.ts': 'inside',
  'domains/privacy/export-person.ts': 'customer.disclose',
  'domains/privacy/personal-tables.ts': 'inside',
  'domains/privacy/read-clues.ts': 'inside',
  'domains/segments/compile-condition.ts': 'inside',
};

const ROOT = join(import.meta.dirname, '../..');
const TABLES =
  /\b(from|join|into|update|using)\s+(order_addresses|customer_addresses|identities|identity_claims)\b/;
const REACHING = /\b[a-z]{1,2}\.(phone|email|lines)\b/;

function readCode(): Map<string, string> {
  const files = ['app', 'domains', 'jobs'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path) && !/\.(test|fixture)\.ts$|(^|\/)testing\//.test(path))
      .map((path) => join(folder, path).replaceAll('\\', '/')),
  );
  return new Map(files.map((path) => [path, readFileSync(join(ROOT, path), 'utf8')]));
}

const code = readCode();
const readers = [...code].filter(
  ([path, text]) => TABLES.test(text) || path === 'domains/privacy/export-person.ts',
);

describe('every query that could tell how to reach a person', () => {
  it('stands in this list with its rule', () => {
    const known = Object.keys(READERS);
    const paths = readers.map(([path]) => path);
    expect(paths.filter((path) => !known.includes(path))).toEqual([]);
    expect(known.filter((path) => code.has(path) && !paths.includes(path))).toEqual([]);
  });

  it.each(readers)('%s keeps its rule', (path, text) => {
    const rule = READERS[path];
    if (rule === 'masked') return expect(text).toMatch(/mask-contact\.ts'|\bshowChoice\(ctx/);
    if (rule === 'judged') return;
    if (rule === 'town') return expect(text).not.toMatch(REACHING);
    if (rule === 'inside')
      return expect(text).not.toMatch(
        /^export .*\(ctx: (Api)?Ctx.*\n?.*\{\n {2}allow\(ctx\.actor, '(?!job)/m,
      );
    const asked = [...text.matchAll(/(?:allow\(ctx\.actor, |command\(|verb: )'([a-z.-]+)'/g)].map(
      ([, verb]) => verb as Verb,
    );
    expect(asked).not.toEqual([]);
    const reaching: { roles: readonly string[]; scope?: string } = MATRIX['customer.contact'];
    for (const verb of asked) {
      const asks: { roles: readonly string[]; scope?: string } = MATRIX[verb];
      // Programs come with a key, whose scope to read customers is the scope to see how they are reached.
      if (path.startsWith('app/api/v1/')) expect(['customers:read', 'customers:write']).toContain(asks.scope);
      else expect(reaching.roles).toEqual(expect.arrayContaining([...asks.roles]));
    }
  });
});
