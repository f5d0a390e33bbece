import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';
import { LoyaltyRulesInput } from './loyalty-rules.ts';
import { type LiveRules, readLoyaltyRules } from './read-rules.ts';

const MOST_VERSIONS = 50;
const MOST_CHOICES = 500;

/** The programme with its history and what its rules may name. Instants are ISO texts. */
export type LoyaltySettings = LiveRules & {
  versions: (LiveRules & { madeBy: string; madeAt: string })[];
  categories: string[];
  channels: { id: string; name: string }[];
  /** The reporting currency, and those that channels sell in. */
  currencies: string[];
  /** How many members there are, and what all of them have. */
  members: { count: number; usable: number; pending: number; owed: number };
};

/** How points are earned, what held before, and how many people have how many of them. */
export async function getLoyaltySettings(ctx: Ctx): Promise<LoyaltySettings> {
  allow(ctx.actor, 'settings.read');
  const [live, { rows: versions }, { rows: choices }] = await Promise.all([
    readLoyaltyRules(ctx.db),
    ctx.db.$client.query<{ version: number; rules: unknown; madeBy: string; madeAt: Date }>({
      name: 'loyalty-rules-versions',
      text: `select version, rules, made_by as "madeBy", made_at as "madeAt" from loyalty_rules
        order by version desc limit $1`,
      values: [MOST_VERSIONS],
    }),
    ctx.db.$client.query<Pick<LoyaltySettings, 'categories' | 'channels' | 'currencies' | 'members'>>({
      name: 'loyalty-choices',
      text: `select
          (select coalesce(json_agg(c.category order by c.category), '[]') from (
            select distinct category from products where category <> '' order by category limit $1) c) as categories,
          (select coalesce(json_agg(json_build_object('id', c.id, 'name', c.name) order by c.name, c.id), '[]') from (
            select id, name from channels order by name, id limit $1) c) as channels,
          (select json_agg(c.currency order by c.at, c.currency) from (
            select reporting_currency as currency, 0 as at from business
            union select currency, 1 from channels where currency <> (select reporting_currency from business)) c) as currencies,
          (select json_build_object('count', (select count(*) from loyalty_members),
              'usable', coalesce(sum(balance) filter (where kind = 'usable'), 0),
              'pending', coalesce(sum(balance) filter (where kind = 'pending'), 0),
              'owed', coalesce(-sum(balance) filter (where kind = 'owed'), 0)) from loyalty_accounts) as members`,
      values: [MOST_CHOICES],
    }),
  ]);
  return {
    ...live,
    ...choices[0]!,
    versions: versions.map((row) => ({
      ...row,
      rules: LoyaltyRulesInput.parse(row.rules),
      madeAt: row.madeAt.toISOString(),
    })),
  };
}
