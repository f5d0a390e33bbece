import type { Ctx } from '../../../context.ts';
import { allow } from '../../../team/can.ts';
import { readPolicy } from './read-policy.ts';
import { type ReturnPolicy, ReturnPolicyInput } from './return-policy.ts';

const MOST_VERSIONS = 50;
const MOST_CHOICES = 500;

/** The policy with its history and what its rules may name. Instants are ISO texts. */
export type PolicyPage = {
  version: number;
  policy: ReturnPolicy;
  versions: { version: number; policy: ReturnPolicy; madeBy: string; madeAt: string }[];
  categories: string[];
  channels: { id: string; name: string }[];
};

/** What goods may come back, what held before, and the categories and channels that a rule may speak for. */
export async function getPolicy(ctx: Ctx): Promise<PolicyPage> {
  allow(ctx.actor, 'order.return');
  const [live, { rows: versions }, { rows: choices }] = await Promise.all([
    readPolicy(ctx.db),
    ctx.db.$client.query<{ version: number; policy: unknown; madeBy: string; madeAt: Date }>({
      name: 'return-policy-versions',
      text: `select version, policy, made_by as "madeBy", made_at as "madeAt" from return_policies
        order by version desc limit $1`,
      values: [MOST_VERSIONS],
    }),
    ctx.db.$client.query<Pick<PolicyPage, 'categories' | 'channels'>>({
      name: 'return-policy-choices',
      text: `select
          (select coalesce(json_agg(c.category order by c.category), '[]') from (
            select distinct category from products where category <> '' order by category limit $1) c) as categories,
          (select coalesce(json_agg(json_build_object('id', c.id, 'name', c.name) order by c.name, c.id), '[]') from (
            select id, name from channels order by name, id limit $1) c) as channels`,
      values: [MOST_CHOICES],
    }),
  ]);
  return {
    ...live,
    ...choices[0]!,
    versions: versions.map((row) => ({
      ...row,
      policy: ReturnPolicyInput.parse(row.policy),
      madeAt: row.madeAt.toISOString(),
    })),
  };
}
