import { normaliseForSearch } from '#lib/text/normalise-for-search.ts';
import type { Ctx } from '../context.ts';
import { allow } from '../team/can.ts';

const MOST = 200;
const FOUND = 8;
const RECENT_PEOPLE = 5_000;

/** A thing that a condition can name, and what people call it. */
export type NamedThing = { id: string; name: string };

/** What conditions can be made of; countries, languages and tags are those of the newest people. */
export type RuleChoices = {
  channels: NamedThing[];
  countries: string[];
  languages: string[];
  tags: string[];
  categories: string[];
  /** Tiers of the loyalty programme, the lowest first. */
  tiers: NamedThing[];
  /** The products that a rule names already. */
  products: NamedThing[];
};

/** What to choose from in the builder of rules. */
export async function listRuleChoices(ctx: Ctx, productIds: readonly string[]): Promise<RuleChoices> {
  allow(ctx.actor, 'segment.read');
  const { rows } = await ctx.db.$client.query<RuleChoices>({
    name: 'rule-choices',
    text: `
      with newest as materialized (
        select country, locale, tags from customers order by created_at desc, id desc limit ${RECENT_PEOPLE}
      )
      select
        (select coalesce(json_agg(json_build_object('id', c.id, 'name', c.name) order by c.name, c.id), '[]')
          from (select id, name from channels order by is_active desc, name limit $1) c) as channels,
        (select coalesce(json_agg(n.country order by n.country), '[]')
          from (select distinct country from newest where country <> '' limit $1) n) as countries,
        (select coalesce(json_agg(n.language order by n.language), '[]')
          from (select distinct split_part(locale, '-', 1) as language from newest where locale <> '' limit $1) n) as languages,
        (select coalesce(json_agg(t.tag order by t.tag), '[]')
          from (select distinct unnest(tags) as tag from newest limit $1) t) as tags,
        (select coalesce(json_agg(p.category order by p.category), '[]')
          from (select distinct category from products where category <> '' limit $1) p) as categories,
        (select coalesce(json_agg(json_build_object('id', t.tier ->> 'id', 'name', t.tier ->> 'name') order by t.at), '[]')
          from (select rules from loyalty_rules order by version desc limit 1) r,
            jsonb_array_elements(r.rules -> 'tiers') with ordinality t (tier, at)) as tiers,
        (select coalesce(json_agg(json_build_object('id', p.id, 'name', p.title) order by p.title, p.id), '[]')
          from products p where p.id = any ($2::uuid[])) as products`,
    values: [MOST, productIds],
  });
  return rows[0]!;
}

/** Products by words of their title. */
export async function findProducts(ctx: Ctx, words: string): Promise<NamedThing[]> {
  allow(ctx.actor, 'segment.read');
  allow(ctx.actor, 'product.read');
  const search = normaliseForSearch(words).replace(/[\\%_]/g, '\\$&');
  if (search === '') return [];
  const { rows } = await ctx.db.$client.query<NamedThing>(
    `select id, title as name from products where search like $1 order by title, id limit ${FOUND}`,
    [`%${search}%`],
  );
  return rows;
}
