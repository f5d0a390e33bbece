import { inTransaction } from '#db/client.ts';
import type { Ctx } from '../context.ts';
import { allow } from '../team/can.ts';
import { allowRule } from './allow-rule.ts';
import { compileRule } from './compile-rule.ts';
import type { Rule } from './conditions.ts';
import { askedOn, countRule, ROOM_TO_HASH, type RuleCount, writeExamples } from './count-rule.ts';
import { tellEstimate } from './tell-estimate.ts';

const WITHIN = '5s';
/** Up to here everybody is counted sooner than a sample of many. */
const COUNTED_UP_TO = 20_000;
/** So many that a share is known to two points either way. */
const SAMPLED = 3_000;

/** A count; `between` are the limits that hold the exact one in 95 of 100 cases, and null where it is exact already. */
export type RuleEstimate = RuleCount & { between: { from: number; to: number } | null };

/**
 * How many people a rule fits, for who is still building it: exact in a small shop, else what a fixed sample of 3,000
 * people tells, the same ones for every rule. Writes nothing.
 * @throws FORBIDDEN when the rule looks at what the actor may not see.
 */
export async function estimateRule(ctx: Ctx, rule: Rule): Promise<RuleEstimate> {
  allow(ctx.actor, 'segment.read');
  allow(ctx.actor, 'customer.read');
  allowRule(ctx.actor, rule);
  const { hits, drawn, of, sample } = await askSample(ctx, rule);
  if (drawn === of) return { count: hits, of, sample, between: null };
  if (of <= COUNTED_UP_TO) return { ...(await countRule(ctx, rule)), between: null };
  return { of, sample, ...tellEstimate({ hits, drawn, of }) };
}

type Asked = { hits: number; drawn: number; of: number; sample: RuleCount['sample'] };

async function askSample(ctx: Ctx, rule: Rule): Promise<Asked> {
  const { text, values, bind } = compileRule(rule, await askedOn(ctx), 'sampled');
  const { rows } = await inTransaction(ctx.db, async (tx) => {
    await tx.$client.query(
      `set local statement_timeout = '${WITHIN}'; set local work_mem = '${ROOM_TO_HASH}'; set local plan_cache_mode = auto`,
    );
    // In the order of the index customers_by_chance, which holds the living only.
    return tx.$client.query<Asked>(
      `with sampled as materialized (
         select id from customers where merged_into is null and erased_at is null
         order by uuid_hash(id), id limit ${bind(SAMPLED)}::integer
       ), found as materialized (${text})
       select (select count(*) from found) as hits, (select count(*) from sampled) as drawn,
         (select count(*) from customers where merged_into is null and erased_at is null) as of,
         ${writeExamples(bind)} as sample`,
      values,
    );
  });
  return rows[0]!;
}
