import type { Reader } from '#db/client.ts';
import { AppError } from '#lib/errors.ts';

/** A variant as an order sees it: what it costs, and where units of it could be promised. */
export type VariantFacts = {
  id: string;
  sku: string;
  title: string;
  kind: 'goods' | 'service';
  priceMinor: number;
  costMicros: number | null;
  taxClass: string;
  levels: { locationId: string; rank: number; available: number }[];
};

/** Everything that is needed to take an order in, read in one statement. */
export type OrderFacts = {
  channel: { id: string; currency: string; buffer: number; name: string; shipWithinDays?: number };
  business: {
    country?: string;
    reportingCurrency: string;
    timeZone: string;
    taxRates: Record<string, number>;
  };
  fees: { basisPoints: number; fixedMinor: number };
  /** Reporting currency per unit of the order's currency; null when no rate is known. */
  rate: string | null;
  variants: VariantFacts[];
};

/** A level comes as [location, rank, available]: naming them costs as much as finding them. */
type LevelTuple = [locationId: string, rank: number, available: number];
type FactsRow = Omit<OrderFacts, 'variants'> & {
  variants: (Omit<VariantFacts, 'levels'> & { levels: LevelTuple[] })[];
};

const READ = {
  name: 'order-facts',
  text: `
    with serving as (
      select l.id, coalesce(cl.rank, l.rank) as rank
      from locations l left join channel_locations cl on cl.location_id = l.id and cl.channel_id = $1
      where l.is_active and l.is_counted and l.kind in ('warehouse', 'store')
        and (cl.channel_id is not null
          or not exists (select from channel_locations any_of where any_of.channel_id = $1))
    )
    select
      json_build_object('id', c.id, 'currency', c.currency, 'buffer', c.buffer, 'name', c.name,
        'shipWithinDays', coalesce(c.ship_within_days, case c.kind when 'store' then 0 else 2 end)) as channel,
      json_build_object('country', b.country, 'reportingCurrency', b.reporting_currency, 'timeZone', b.time_zone, 'taxRates', b.tax_rates)
        as business,
      (select json_build_object('basisPoints', coalesce(sum(f.basis_points), 0), 'fixedMinor', coalesce(sum(f.fixed_minor), 0))
        from channel_fees f where f.channel_id = c.id and f.valid_from <= $4 and (f.valid_to is null or f.valid_to >= $4)
          and (f.payment_method is null or f.payment_method = $5)) as fees,
      case when coalesce($6, c.currency) = b.reporting_currency then '1' else
        (select r.rate::text from exchange_rates r where r.currency = coalesce($6, c.currency) and r.day <= $4
          order by r.day desc limit 1) end as rate,
      (select coalesce(json_agg(json_build_object(
          'id', v.id, 'sku', v.sku, 'title', v.title, 'kind', v.kind, 'priceMinor', v.price_minor,
          'costMicros', v.cost_micros, 'taxClass', p.tax_class,
          'levels', (select coalesce(json_agg(json_build_array(s.location_id, serving.rank,
              s.on_hand - s.reserved - s.safety)), '[]')
            from stock_levels s join serving on serving.id = s.location_id
            where s.variant_id = v.id and s.on_hand - s.reserved - s.safety > 0))), '[]')
        from variants v join products p on p.id = v.product_id
        where v.id = any ($2::uuid[]) or v.sku = any ($3::text[])) as variants
    from channels c cross join business b where c.id = $1`,
};

/** What to read the facts of: a channel, and the variants by id or SKU. */
export type FactsWanted = {
  channelId: string;
  variantIds: readonly string[];
  skus: readonly string[];
  /** The business's day whose fees and exchange rate hold. */
  day: string;
  paymentMethod: string | null;
  currency: string | null;
};

/** @throws NOT_FOUND for an unknown channel, or before the business is set up. */
export async function readOrderFacts(db: Reader, wanted: FactsWanted): Promise<OrderFacts> {
  const { channelId, variantIds, skus, day, paymentMethod, currency } = wanted;
  const { rows } = await db.$client.query<FactsRow>({
    ...READ,
    values: [channelId, variantIds, skus, day, paymentMethod, currency],
  });
  const facts = rows[0];
  if (facts) return nameLevels(facts);
  throw new AppError('NOT_FOUND', `There is no channel ${channelId}; look at the list of channels.`, {
    details: { reason: 'gone', thing: 'channel' },
  });
}

function nameLevels(facts: FactsRow): OrderFacts {
  const variants = facts.variants.map((variant) => ({
    ...variant,
    levels: variant.levels.map(([locationId, rank, available]) => ({ locationId, rank, available })),
  }));
  return { ...facts, variants };
}
