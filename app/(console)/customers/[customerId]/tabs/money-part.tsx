import { getCustomerValue } from '#domains/customers/get-customer-value.ts';
import { listWaiting } from '#domains/customers/habits/list-waiting.ts';
import { listCustomerOrders } from '#domains/customers/list-customer-orders.ts';
import { CustomerChannels } from '../customer-channels.tsx';
import { CustomerFigures } from '../customer-figures.tsx';
import { NewestOrders, OpenThings } from '../customer-orders.tsx';
import type { PartProps } from './part.ts';

/** The person's orders, what is open, and what they brought in which channel. */
export async function MoneyPart({ ctx, customer, currency, prefs, address, isWhole }: PartProps) {
  const [value, orders, waiting] = await Promise.all([
    getCustomerValue(ctx, customer.id),
    listCustomerOrders(ctx, customer.id),
    listWaiting(ctx, customer.id),
  ]);
  const told = { now: ctx.now, prefs };
  const location = { pathname: `/customers/${customer.id}`, params: address };
  return (
    <>
      {isWhole ? null : (
        <>
          <CustomerFigures value={value} currency={currency} {...told} />
          <OpenThings orders={orders} waiting={waiting} {...told} />
        </>
      )}
      <NewestOrders orders={orders.newest} location={location} {...told} />
      <CustomerChannels value={value} currency={currency} prefs={prefs} />
    </>
  );
}
