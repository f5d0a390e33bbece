import { type Database, inTransaction } from '#db/client.ts';
import { dayIn } from '#lib/time.ts';
import type { Ctx } from '../context.ts';
import { getBusiness } from '../settings/get-business.ts';
import { allow } from '../team/can.ts';
import { allowRule } from './allow-rule.ts';
import { type AskedOn, compileRule } from './compile-rule.ts';
import type { Rule } from './conditions.ts';

const SAMPLE = 10;
const WITHIN_MS = 20_000;
/** So that the people of a condition are gathered once and looked up, also where they are many. */
export const ROOM_TO_HASH = '64MB';

/** How many people a rule fits now, of how many, and some of them. */
export type RuleCount = { count: number; of: number; sample: { id: string; number: number; name: string }[] };

/**
 * Counts whom a rule fits at this moment and shows ten of them, those first who bought last. Writes nothing.
 * @throws FORBIDDEN when the rule looks at what the actor may not see, and the database's own error after `withinMs`.
 */
export async function countRule(ctx: Ctx, rule: Rule, withinMs: number = WITHIN_MS): Promise<RuleCount> {
  allow(ctx.actor, 'segment.read');
  allow(ctx.actor, 'customer.read');
  allowRule(ctx.actor, rule);
  const { text, values, bind } = compileRule(rule, await askedOn(ctx));
  const { rows } = await inTransaction(ctx.db, async (tx) => {
    await tx.$client.query(
      `set local statement_timeout = ${withinMs}; set local work_mem = '${ROOM_TO_HASH}'; set local plan_cache_mode = auto`,
    );
    return tx.$client.query<RuleCount>(
      `with found as materialized (${text})
       select (select count(*) from found) as count,
         (select count(*) from customers where merged_into is null and erased_at is null) as of,
         ${writeExamples(bind)} as sample`,
      values,
    );
  });
  return rows[0]!;
}

/** Ten people of the statement's own `found`, in SQL, those first who bought last. */
export function writeExamples(bind: (value: unknown) => string): string {
  return `(select coalesce(json_agg(json_build_object('id', n.id, 'number', n.number, 'name', n.name) order by n.at), '[]')
    from (select c.id, c.number, c.name, row_number() over (order by s.last_order_at desc nulls last, c.id) as at
      from found f join customers c on c.id = f.id left join customer_stats s on s.customer_id = c.id
      order by at limit ${bind(SAMPLE)}::integer) n)`;
}

/** The day on which rules are asked: the business's own. */
export async function askedOn({ db, now }: { db: Database; now: Date }): Promise<AskedOn> {
  const { timeZone } = await getBusiness(db);
  return { today: dayIn(timeZone, now), timeZone };
}
