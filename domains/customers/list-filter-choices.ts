import type { Ctx } from '../context.ts';
import { allow } from '../team/can.ts';
import { TIERS } from './searching/loyalty-conditions.ts';

const MOST_PLACES = 500;
const MOST_TAGS = 100;
const RECENT_PEOPLE = 5_000;

/** What the list of customers can be narrowed to; countries and tags are those of the newest people. */
export type FilterChoices = {
  channels: { id: string; name: string; kind: string }[];
  countries: string[];
  tags: string[];
  /** Whether anything is foretold of anybody. */
  hasOutlook: boolean;
  /** The tiers of the loyalty programme, the lowest first; null while there is no programme. */
  tiers: { id: string; name: string }[] | null;
};

/** The channels, countries and tags to choose from. */
export async function listFilterChoices(ctx: Ctx): Promise<FilterChoices> {
  allow(ctx.actor, 'customer.read');
  const { rows } = await ctx.db.$client.query<FilterChoices>({
    name: 'customer-filters',
    text: `
      with newest as materialized (select country, tags from customers order by created_at desc, id desc limit $2)
      select
        (select coalesce(json_agg(json_build_object('id', c.id, 'name', c.name, 'kind', c.kind)
            order by c.is_active desc, c.name, c.id), '[]') from (select * from channels limit $1) c) as channels,
        (select coalesce(json_agg(n.country order by n.country), '[]')
          from (select distinct country from newest where country <> '' limit $1) n) as countries,
        (select coalesce(json_agg(t.tag order by t.tag), '[]')
          from (select distinct unnest(tags) as tag from newest limit $3) t) as tags,
        exists (select from customer_predictions) as "hasOutlook",
        (select coalesce(json_agg(json_build_object('id', t.id, 'name', t.name) order by t.low)
            filter (where t.id is not null), '[]')
          from loyalty_rules r left join (${TIERS}) t on true
          where r.version = (select max(version) from loyalty_rules) and (r.rules ->> 'isOn')::boolean
          group by r.version) as tiers`,
    values: [MOST_PLACES, RECENT_PEOPLE, MOST_TAGS],
  });
  return rows[0]!;
}
