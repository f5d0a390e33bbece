/** A bug to be planted: where it goes, what it does, and the tests that must notice. */
export type Mutant = {
  name: string;
  file: string;
  /** Stands exactly once in the file. */
  find: string;
  replace: string;
  tests: string[];
};

const RUSH = 'domains/orders/bundles/rush.race.test.ts';
const HOLDS = 'domains/orders/holds/hold-stock.test.ts';
const WHOLE = 'domains/testing/whole-or-nothing.test.ts';
const COUNT = 'domains/inventory/counts/count.test.ts';
const TRANSFER = 'domains/inventory/transfers/transfer.test.ts';
const EXCHANGE = 'domains/orders/returns/exchange/exchange-order.test.ts';
const DESKS = 'domains/orders/returns/desk/two-desks.race.test.ts';

/** Each is a mistake that somebody could make in an afternoon; none may pass the tests beside it. */
export const MUTANTS: readonly Mutant[] = [
  {
    name: 'the conditional update promises without looking',
    file: 'db/sql/stock.sql',
    find: 'l.on_hand - l.reserved - case when w.uses_safety then 0 else l.safety end >= w.change as is_free',
    replace: 'true as is_free',
    tests: [WHOLE, 'domains/orders/place-order.race.test.ts'],
  },
  {
    name: 'the unique key of commands is dropped',
    file: 'db/sql/append-only.sql',
    find: 'create or replace function',
    replace: 'drop index if exists audit_log_command_key;\ncreate or replace function',
    tests: [WHOLE],
  },
  {
    name: 'a retry is taken for a new command and applied twice',
    file: 'domains/command.ts',
    find: 'commandId: ctx.commandId ?? newId(ctx.now.getTime())',
    replace: 'commandId: newId(ctx.now.getTime())',
    tests: [WHOLE],
  },
  {
    name: 'money is divided in floating point',
    file: 'lib/money.ts',
    find: 'divideHalfUp(BigInt(safeMinor(amountMinor)) * BigInt(by.numerator), BigInt(by.denominator)),',
    replace: 'BigInt(Math.round((amountMinor * by.numerator) / by.denominator)),',
    tests: ['lib/money.test.ts'],
  },
  {
    name: 'a bundle’s last cents are lost',
    file: 'lib/money.ts',
    find: 'for (const part of byRemainder.slice(0, Number(left))) part.units += 1n;',
    replace: '',
    tests: ['domains/orders/bundles/take-apart.test.ts', 'lib/money.test.ts'],
  },
  {
    name: 'levels are locked in the opposite order',
    file: 'domains/inventory/holds/free-units.ts',
    find: 'order by s.variant_id, s.location_id for update of s',
    replace: 'order by s.variant_id desc, s.location_id desc for update of s',
    tests: [RUSH],
  },
  {
    name: 'safety stock is forgotten',
    file: 'domains/orders/order-facts.ts',
    find: 's.on_hand - s.reserved - s.safety) as available',
    replace: 's.on_hand - s.reserved) as available',
    tests: [WHOLE],
  },
  {
    name: 'a hold is released twice',
    file: 'domains/inventory/holds/free-units.ts',
    find: `where status = 'open' and (hold_id = $2`,
    replace: `where (hold_id = $2`,
    tests: [HOLDS],
  },
  {
    name: 'the audit row is not written',
    file: 'domains/events/record.ts',
    find: 'from unnest($1::new_audit[])',
    replace: 'from unnest($1::new_audit[]) where false',
    tests: [WHOLE, 'domains/orders/cancel-order.test.ts'],
  },
  {
    name: 'events are written outside the transaction',
    file: 'domains/command.ts',
    find: 'record(tx, [{ ctx: inner',
    replace: 'record(ctx.db as unknown as typeof tx, [{ ctx: inner',
    tests: [WHOLE],
  },
  {
    name: 'the time of a hold is never over',
    file: 'domains/inventory/holds/free-units.ts',
    find: 'expires_at <= $3',
    replace: 'expires_at is null',
    tests: [HOLDS],
  },
  {
    name: 'the channel’s buffer is forgotten',
    file: 'domains/orders/routing/route-lines.ts',
    find: 'const kept = Math.min(left, level.available);',
    replace: 'const kept = 0 * left;',
    tests: ['domains/orders/draft-order.test.ts'],
  },
  {
    name: 'a parcel of a bundle sends one unit of each component',
    file: 'domains/orders/bundles/stated-parts.ts',
    find: 'each: line.bundle!.quantity',
    replace: 'each: 1',
    tests: ['domains/orders/bundles/sell-bundle.test.ts'],
  },
  {
    name: 'one bundle’s components are reserved, however many are sold',
    file: 'domains/orders/bundles/take-apart.ts',
    find: 'const quantity = component.quantity * sold.quantity;',
    replace: 'const quantity = component.quantity;',
    tests: ['domains/orders/bundles/sell-bundle.test.ts'],
  },
  {
    name: 'a hold that has become an order is taken over again',
    file: 'domains/orders/holds/find-hold.ts',
    find: 'if (hold.orderId === null) return;',
    replace: 'if (hold.lines.length > 0) return;',
    tests: [HOLDS],
  },
  {
    name: 'a count is held against the books of now, not of its own moment',
    file: 'domains/inventory/counts/read-books.ts',
    find: 'm.from_location_id = $2 and m.at > c.at',
    replace: 'm.from_location_id = $2 and false',
    tests: [COUNT],
  },
  {
    name: 'a scan that is sent again counts again',
    file: 'domains/inventory/counts/record-scans.ts',
    find: 'select s.id, $1, s.variant_id',
    replace: 'select gen_random_uuid(), $1, s.variant_id',
    tests: [COUNT],
  },
  {
    name: 'a large difference of a count waits for nobody',
    file: 'domains/inventory/counts/judge-variance.ts',
    find: 'const isLarge = difference > limits.units ||',
    replace: 'const isLarge = difference < 0 ||',
    tests: [COUNT],
  },
  {
    name: 'a count breaks promises and tells nobody',
    file: 'domains/inventory/counts/book-variances.ts',
    find: 'const missing = reserved - (onHand + change);',
    replace: 'const missing = 0 * reserved;',
    tests: [COUNT],
  },
  {
    name: 'damaged units of a transfer are sold',
    file: 'domains/inventory/transfers/receive-transfer.ts',
    find: '...leg(damaged, quarantine)',
    replace: '...leg(damaged, transfer.toLocationId)',
    tests: [TRANSFER],
  },
  {
    name: 'a transfer takes in more than was sent',
    file: 'domains/inventory/transfers/receive-transfer.ts',
    find: 'if (units > awaited) {',
    replace: 'if (units > awaited + 1) {',
    tests: [TRANSFER],
  },
  {
    name: 'units that are lost on the way lie with the sender again',
    file: 'domains/inventory/transfers/transfer-status.ts',
    find: "return reason === 'found' || reason === 'miscount';",
    replace: "return reason !== 'damaged';",
    tests: [TRANSFER],
  },
  {
    name: 'an exchange pays the new order and leaves the money with the old one',
    file: 'domains/orders/returns/exchange/exchange-order.ts',
    find: 'if (amountMinor === 0) return order;',
    replace: 'if (amountMinor >= 0) return order;',
    tests: [EXCHANGE],
  },
  {
    name: 'like for like is exchanged at the price of today',
    file: 'domains/orders/returns/exchange/price-new-lines.ts',
    find: 'one.units.variantId === variantId ?',
    replace: 'one.units.variantId === variantId && quantity < 0 ?',
    tests: [EXCHANGE],
  },
  {
    name: 'units are claimed twice',
    file: 'domains/orders/returns/claims/claim-order.ts',
    find: 'line.shippedQuantity - line.returnedQuantity - claimed;',
    replace: 'line.shippedQuantity - line.returnedQuantity - 0 * claimed;',
    tests: ['domains/orders/returns/claims/claim-order.test.ts'],
  },
  {
    name: 'an order is read without its lock',
    file: 'domains/orders/steps/load-order.ts',
    find: 'select from orders where id = $1 for update',
    replace: 'select from orders where id = $1',
    tests: [DESKS],
  },
  {
    name: 'the goods of a posting lose the cents of rounding',
    file: 'domains/money/posting-parts.ts',
    find: 'if (largest) largest[figure] += missing;',
    replace: '',
    tests: ['domains/orders/steps/order-parts.test.ts'],
  },
  {
    name: 'goods fold into the category of now while their past is still in the other',
    file: 'db/sql/slices.sql',
    find: 'left join folded_groups g using (product_id)',
    replace: 'left join (select id as product_id, category, brand from products) g using (product_id)',
    tests: ['domains/money/slices.test.ts'],
  },
];
