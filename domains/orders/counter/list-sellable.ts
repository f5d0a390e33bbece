import { availableForChannel } from '#domains/inventory/available-for-channel.ts';
import type { Price } from '#domains/parity/rules/book-price.ts';
import { normaliseForSearch } from '#lib/text/normalise-for-search.ts';
import type { Ctx } from '../../context.ts';
import { getBusiness } from '../../settings/get-business.ts';
import { allow } from '../../team/can.ts';
import { OWN_PRICE, withoutTax } from '../place/price-in.ts';

const MOST_FOUND = 20;
const MOST_WORDS = 6;
const GTIN_DIGITS = 14;

/** A variant that can be put on an order, with what each location could promise to the channel now. */
export type Sellable = {
  id: string;
  sku: string;
  title: string;
  kind: 'goods' | 'service' | 'bundle';
  /** As the channel sells it, in the reporting currency, tax excluded. */
  priceMinor: number;
  allowsBackorder: boolean;
  /** What the channel may sell, of a bundle too: all locations that serve it, less its buffers; never negative. */
  available: number;
  locations: { name: string; available: number }[];
  /** Pieces that the search stands for: all that are in a box whose barcode it is, else one. */
  pieces: number;
};

type Row = Omit<Sellable, 'available'> & { own: Price | null; taxClass: string };

/**
 * Finds what a channel can sell by SKU, barcode or words of the title, in any script. An exact SKU or barcode comes
 * first. Archived variants are left out.
 */
export async function listSellable(
  ctx: Ctx,
  wanted: { channelId: string; search: string },
): Promise<Sellable[]> {
  allow(ctx.actor, 'product.read');
  const text = normaliseForSearch(wanted.search).replace(/^#/, '');
  if (text === '') return [];
  const words = text.split(' ').slice(0, MOST_WORDS);
  const patterns = words.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);
  const codes = [wanted.search.trim(), text, text.padStart(GTIN_DIGITS, '0')];
  const { rows } = await ctx.db.$client.query<Row>({
    name: 'list-sellable',
    text: `
      with serving as (
        select l.id, l.name, coalesce(cl.rank, l.rank) as rank
        from locations l left join channel_locations cl on cl.location_id = l.id and cl.channel_id = $1
        where l.is_active and l.is_counted and l.kind in ('warehouse', 'store')
          and (cl.channel_id is not null
            or not exists (select from channel_locations any_of where any_of.channel_id = $1))
      ), exact as (
        select v.id from variants v where v.sku = any ($3::text[])
        union select b.variant_id from barcodes b where b.code = any ($3::text[])
        union select u.variant_id from variant_units u where u.barcode = any ($3::text[])
      ), found as (
        select id, 0 as place from exact
        union all
        (select v.id, 1 from variants v where v.search like all ($2::text[]) and v.archived_at is null
          and v.id not in (select id from exact) order by v.sku, v.id limit $4)
      )
      select v.id, v.sku, v.title, v.kind, v.price_minor as "priceMinor", v.allows_backorder as "allowsBackorder",
        ${OWN_PRICE} as own, g.tax_class as "taxClass",
        coalesce(s.locations, '[]') as locations,
        coalesce((select u.factor from variant_units u where u.variant_id = v.id and u.barcode = any ($3::text[]) limit 1), 1)
          as pieces
      from found f join variants v on v.id = f.id join products g on g.id = v.product_id
      left join listing_terms t on t.channel_id = $1 and t.variant_id = v.id
      cross join lateral (
        select json_agg(json_build_object('name', p.name, 'available', greatest(0, k.on_hand - k.reserved - k.safety))
            order by p.rank, p.id) filter (where k.on_hand - k.reserved - k.safety > 0) as locations
        from stock_levels k join serving p on p.id = k.location_id where k.variant_id = v.id) s
      where v.archived_at is null
      order by f.place, v.sku, v.id limit $4`,
    values: [wanted.channelId, patterns, codes, MOST_FOUND],
  });
  const variantIds = rows.map((row) => row.id);
  const units = await availableForChannel(ctx, { channelId: wanted.channelId, variantIds });
  const business = await getBusiness(ctx.db);
  return rows.map(({ own, taxClass, ...row }) => ({
    ...row,
    priceMinor:
      own?.currency === business.reportingCurrency
        ? withoutTax(own, business.taxRates[taxClass] ?? 0)
        : row.priceMinor,
    available: units.get(row.id) ?? 0,
  }));
}
