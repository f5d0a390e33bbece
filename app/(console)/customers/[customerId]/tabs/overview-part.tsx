import { getCustomerValue } from '#domains/customers/get-customer-value.ts';
import { getHabits } from '#domains/customers/habits/get-habits.ts';
import { listBought } from '#domains/customers/habits/list-bought.ts';
import { listWaiting } from '#domains/customers/habits/list-waiting.ts';
import { listCustomerOrders } from '#domains/customers/list-customer-orders.ts';
import { listAssignees } from '#domains/customers/tasks/list-assignees.ts';
import { listTasks } from '#domains/customers/tasks/list-tasks.ts';
import { getOutlook } from '#domains/predictions/get-outlook.ts';
import { can } from '#domains/team/can.ts';
import { CustomerFigures } from '../customer-figures.tsx';
import { OpenThings } from '../customer-orders.tsx';
import { CustomerOutlook } from '../customer-outlook.tsx';
import { CustomerBought } from '../habits/customer-bought.tsx';
import { CustomerHabits } from '../habits/customer-habits.tsx';
import { CustomerTasks } from '../work/customer-tasks.tsx';
import type { PartProps } from './part.ts';

/** What the person is worth, what is open and likely, and how the person comes to us. */
export async function OverviewPart({ ctx, customer, currency, prefs, isWhole }: PartProps) {
  const mayWrite = can(ctx.actor, 'customer.write');
  const [value, outlook, orders, waiting, habits, bought, tasks, assignees] = await Promise.all([
    getCustomerValue(ctx, customer.id),
    getOutlook(ctx, customer.id),
    listCustomerOrders(ctx, customer.id),
    listWaiting(ctx, customer.id),
    getHabits(ctx, customer.id),
    listBought(ctx, customer.id),
    listTasks(ctx, customer.id),
    mayWrite ? listAssignees(ctx) : null,
  ]);
  const told = { now: ctx.now, prefs };
  return (
    <>
      <CustomerFigures value={value} currency={currency} {...told} />
      <OpenThings orders={orders} waiting={waiting} {...told} />
      {tasks.open.length > 0 && !isWhole ? (
        <CustomerTasks
          customerId={customer.id}
          tasks={{ open: tasks.open, done: [] }}
          assignees={assignees}
          {...told}
        />
      ) : null}
      <CustomerOutlook outlook={outlook} currency={currency} prefs={prefs} />
      <CustomerHabits habits={habits} prefs={prefs} />
      <CustomerBought bought={bought} {...told} />
    </>
  );
}
