-- What an order has beyond its goods (shipping, tax, fees, the costs of its parcels) stands on the goods that the order has
-- now. Postings never change, so what an edit left on other goods is moved by a pair of opposite postings of the same day:
-- off the goods that had too much, onto those that had too little, nothing together. The rule:
--   goods      the variants of which the order's postings leave units; their weight is their sale less discounts, before
--              returns: what came back was sent and sold, and keeps its share;
--   in proportion   shipping, tax, fees, marketing, fixed costs, adjustments: all of it, in the goods' weights;
--   what left  fulfilment and return handling stay where they were booked, and so does what a return says of its goods.
--              Only what stands on goods that the order has no more goes to those that it has;
--   no goods   what is left of a cancelled order (fees that were not given back) is of no product.
-- Orders that were never edited or cancelled are not looked at: their postings share by the same weights already.

-- The amounts that goods do not say themselves, numbered as the parts of a moving posting tell them after their own figures.
create or replace view shared_amounts as
select posting_id, order_id, channel_id, variant_id, came_back, figure, amount, stays
from posting_slices s
cross join lateral (values (1, s.shipping_minor, false), (2, s.tax_minor, false), (3, s.fees_minor, false),
  (4, s.fulfilment_minor, true), (5, s.marketing_minor, false), (6, s.fixed_minor, false),
  (7, s.adjustment_minor, false), (8, s.handling_minor, true)) one (figure, amount, stays)
where amount <> 0;

-- The goods that orders have by their postings, as the marks between which each stands (share_between).
create or replace function goods_of_orders(ids uuid[])
returns table (order_id uuid, variant_id uuid, after numeric, until numeric, whole numeric) language sql stable as $$
  select order_id, variant_id, case when heavy = 0 then place - 1 else upto - weight end,
    case when heavy = 0 then place else upto end, case when heavy = 0 then count else heavy end
  from (
    select *, sum(weight) over (partition by order_id order by first, variant_id) as upto,
      sum(weight) over (partition by order_id) as heavy, count(*) over (partition by order_id) as count,
      row_number() over (partition by order_id order by first, variant_id) as place
    from (
      select p.order_id, (part ->> 0)::uuid as variant_id, min(p.id) as first,
        abs(sum((part ->> 1)::bigint - (part ->> 2)::bigint)) as weight
      from postings p cross join lateral jsonb_array_elements(p.parts) part
      where p.order_id = any (ids) group by 1, 2 having sum((part ->> 5)::integer) > 0
    ) had
  ) weighed
$$;

-- What must be moved for the given orders, by channel: negative amounts come off, positive ones go on.
create or replace function moves_of_orders(ids uuid[])
returns table (order_id uuid, channel_id uuid, variant_id uuid, figure integer, amount bigint) language sql stable as $$
  with goods as materialized (select * from goods_of_orders(ids)),
  stands as materialized (
    select s.order_id, s.channel_id, s.variant_id, s.figure, sum(s.amount) as amount,
      sum(case when g.order_id is not null and (s.stays or s.came_back) then s.amount else 0 end) as staying
    from shared_amounts s
    left join goods g on g.order_id = s.order_id and g.variant_id is not distinct from s.variant_id
    where s.order_id = any (ids) group by 1, 2, 3, 4
  ),
  moving as (
    select s.order_id, s.channel_id, s.figure, (sum(s.amount) - sum(s.staying))::bigint as amount from stands s group by 1, 2, 3
  )
  select one.order_id, one.channel_id, one.variant_id, one.figure, sum(one.amount)::bigint
  from (
    select s.order_id, s.channel_id, s.variant_id, s.figure, s.staying - s.amount as amount from stands s
    union all
    select m.order_id, m.channel_id, g.variant_id, m.figure,
      case when g.order_id is null then m.amount else share_between(m.amount, g.after, g.until, g.whole) end
    from moving m left join goods g using (order_id)
  ) one
  group by 1, 2, 3, 4 having sum(one.amount) <> 0
$$;

-- Posts the moves of the orders that were edited or cancelled, or had a cost after that, since the last look. Called by the
-- fold, and only for settled postings: so it sees a cost and an edit that were written at the same moment both. Dated as
-- what made it necessary, or the first open day after that. Books from before there were moves are caught up with
-- step by step. Returns how many postings it made.
create or replace function move_to_goods(until xid8) returns bigint
language plpgsql as $$
declare
  since xid8;
  ids uuid[];
  days date[];
  instants timestamptz[];
  places uuid[];
  made bigint := 0;
begin
  insert into folds (name, up_to, folded_at) values ('goods', '0', now()) on conflict (name) do nothing;
  select up_to into since from folds where name = 'goods' for update;
  if until <= since then return 0; end if;
  until := fold_end(since, until);
  select array_agg(order_id), array_agg(day), array_agg(at), array_agg(place) into ids, days, instants, places
  from (
    select p.order_id, max(p.day) as day, max(p.at) as at, (array_agg(p.location_id order by p.id desc))[1] as place
    from postings p
    where p.written_in >= since and p.written_in < until and p.order_id is not null and p.kind <> 'sale'
      and exists (select from postings c where c.order_id = p.order_id
        and (c.kind in ('cancel', 'undo') or c.kind = 'edit' and c.parts is not null))
      -- Of goods that nobody told when they were sold nothing is known.
      and not exists (select from postings c where c.order_id = p.order_id and c.kind = 'sale' and c.parts is null)
    group by p.order_id
  ) changed;
  if ids is not null then
    with moves as materialized (select *, sign(m.amount) as side from moves_of_orders(ids) m),
    parts as (
      select m.order_id, m.channel_id, m.side, m.variant_id,
        coalesce(sum(m.amount) filter (where m.figure = 1), 0)::bigint as shipping,
        coalesce(sum(m.amount) filter (where m.figure = 2), 0)::bigint as tax,
        coalesce(sum(m.amount) filter (where m.figure = 3), 0)::bigint as fees,
        coalesce(sum(m.amount) filter (where m.figure = 4), 0)::bigint as fulfilment,
        coalesce(sum(m.amount) filter (where m.figure = 5), 0)::bigint as marketing,
        coalesce(sum(m.amount) filter (where m.figure = 6), 0)::bigint as fixed,
        coalesce(sum(m.amount) filter (where m.figure = 7), 0)::bigint as adjustment,
        coalesce(sum(m.amount) filter (where m.figure = 8), 0)::bigint as handling
      from moves m group by 1, 2, 3, 4
    ), posted as (
      insert into postings (kind, at, day, channel_id, location_id, order_id, shipping_minor, tax_minor, fees_minor,
        fulfilment_minor, marketing_minor, fixed_minor, adjustment_minor, handling_minor, receivable_minor, parts)
      select 'adjustment', c.at, c.day, p.channel_id, c.place, p.order_id, sum(shipping), sum(tax), sum(fees), sum(fulfilment),
        sum(marketing), sum(fixed), sum(adjustment), sum(handling),
        sum(shipping) + sum(tax) + sum(adjustment) - sum(handling),
        jsonb_agg(jsonb_build_array(variant_id, 0, 0, 0, 0, 0, 0, 0, shipping, tax, fees, fulfilment, marketing, fixed,
          adjustment, handling) order by variant_id)
      from parts p join unnest(ids, days, instants, places) c (order_id, day, at, place) using (order_id)
      group by p.order_id, p.channel_id, p.side, c.at, c.day, c.place order by p.order_id, p.channel_id, p.side
      returning 1
    )
    select count(*) into made from posted;
  end if;
  update folds set up_to = until, folded_at = now() where name = 'goods';
  return made;
end $$;
