-- Rows behind figures of no category or brand: what has no goods, or goods that nobody knows. Sales have goods that are
-- known, so that orders pay nothing for it but a look at their parts; see meantByGoods of statement-source.ts.
create index if not exists postings_without_goods on postings (day, id) where parts is null or parts @> '[[null]]';
