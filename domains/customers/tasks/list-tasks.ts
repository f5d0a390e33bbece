import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';
import { maskText, seesContact } from '../mask-contact.ts';

const MOST_OPEN = 50;
const MOST_DONE = 5;
const MOST_MINE = 20;

/** Something to do for a person. Instants are ISO texts, days are the business's own. */
export type CustomerTask = {
  id: string;
  title: string;
  dueOn: string | null;
  /** Whether its day has passed while it is open. */
  isLate: boolean;
  assignee: string | null;
  assigneeId: string | null;
  createdBy: string;
  doneBy: string | null;
  doneAt: string | null;
};

/** A task with the person whom it is for. */
export type MyTask = CustomerTask & { customerId: string; customerName: string };

const TASK = `t.id, t.title, t.due_on::text as "dueOn", u.name as assignee, t.assignee_id as "assigneeId", t.created_by as "createdBy", t.done_by as "doneBy",
  to_char(t.done_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "doneAt",
  coalesce(t.done_at is null and t.due_on < ($2::timestamptz at time zone (select time_zone from business))::date, false)
    as "isLate"`;

/** What is to be done for a person, the most pressing first, and what was done last. */
export async function listTasks(
  ctx: Ctx,
  customerId: string,
): Promise<{ open: CustomerTask[]; done: CustomerTask[] }> {
  allow(ctx.actor, 'customer.read');
  const from = `select ${TASK} from customer_tasks t left join users u on u.id = t.assignee_id where t.customer_id = $1 and t.removed_at is null`;
  const read = ctx.db.$client;
  const [open, done] = await Promise.all([
    read.query<CustomerTask>({
      name: 'customer-open-tasks',
      text: `${from} and t.done_at is null order by t.due_on nulls last, t.id limit $3`,
      values: [customerId, ctx.now, MOST_OPEN],
    }),
    read.query<CustomerTask>({
      name: 'customer-done-tasks',
      text: `${from} and t.done_at is not null order by t.done_at desc, t.id desc limit $3`,
      values: [customerId, ctx.now, MOST_DONE],
    }),
  ]);
  const shown = (task: CustomerTask) =>
    seesContact(ctx.actor) ? task : { ...task, title: maskText(task.title) };
  return { open: open.rows.map(shown), done: done.rows.map(shown) };
}

/** What the reader is set to do for customers, the most pressing first; nothing for programs. */
export async function listMyTasks(ctx: Ctx): Promise<MyTask[]> {
  allow(ctx.actor, 'customer.read');
  if (ctx.actor.kind !== 'user') return [];
  const { rows } = await ctx.db.$client.query<MyTask>({
    name: 'my-customer-tasks',
    text: `select ${TASK}, c.id as "customerId", c.name as "customerName"
      from customer_tasks t join customers c on c.id = t.customer_id left join users u on u.id = t.assignee_id
      where t.assignee_id = $1 and t.done_at is null and t.removed_at is null and c.erased_at is null
      order by t.due_on nulls last, t.id limit $3`,
    values: [ctx.actor.id, ctx.now, MOST_MINE],
  });
  return rows;
}
