-- Orders that were cancelled counted as a person's first and last. From here on fold_postings() leaves them out.
update customer_stats s set first_order_at = stands.first_at, last_order_at = stands.last_at
from (select customer_id, min(sold_at) filter (where orders > 0) as first_at, max(sold_at) filter (where orders > 0) as last_at
  from (select o.customer_id, sum(p.orders) as orders, min(p.at) filter (where p.kind = 'sale') as sold_at
    from orders o join postings p on p.order_id = o.id
    where o.customer_id in (select customer_id from orders where status = 'cancelled')
      and p.written_in < (select up_to from folds where name = 'postings')
    group by o.id) one
  group by customer_id) stands
where s.customer_id = stands.customer_id;
