import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';

const MOST_PLACES = 500;
const MOST_TAGS = 100;
const RECENT_ORDERS = 5_000;

/** What the list of orders can be narrowed to. */
export type OrderChoices = {
  channels: { id: string; name: string; kind: string; currency: string; isActive: boolean }[];
  locations: { id: string; name: string; kind: string; takesReturns: boolean }[];
  countries: string[];
  /** Tags of the newest orders. */
  tags: string[];
};

/** The channels, locations, countries and tags to choose from. Countries are hopped from one to the next by their index. */
export async function listOrderChoices(ctx: Ctx): Promise<OrderChoices> {
  allow(ctx.actor, 'order.read');
  const { rows } = await ctx.db.$client.query<OrderChoices>({
    name: 'order-choices',
    text: `
      with recursive places as (
        (select country from orders where country is not null order by country limit 1)
        union all
        select (select o.country from orders o where o.country > p.country order by o.country limit 1)
        from places p where p.country is not null
      )
      select
        (select coalesce(json_agg(json_build_object('id', c.id, 'name', c.name, 'kind', c.kind, 'currency', c.currency,
            'isActive', c.is_active) order by c.is_active desc, c.name, c.id), '[]')
          from (select * from channels limit $1) c) as channels,
        (select coalesce(json_agg(json_build_object('id', l.id, 'name', l.name, 'kind', l.kind,
            'takesReturns', (l.services ->> 'returns')::boolean) order by l.rank, l.name, l.id), '[]')
          from (select * from locations where is_active and kind in ('warehouse', 'store') limit $1) l) as locations,
        (select coalesce(json_agg(p.country order by p.country), '[]') from places p where p.country <> '') as countries,
        (select coalesce(json_agg(t.tag order by t.tag), '[]')
          from (select distinct unnest(n.tags) as tag
            from (select tags from orders order by placed_at desc, id desc limit $2) n limit $3) t) as tags`,
    values: [MOST_PLACES, RECENT_ORDERS, MOST_TAGS],
  });
  return rows[0]!;
}
