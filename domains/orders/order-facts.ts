import type { Reader } from '#db/client.ts';
import { asksMonth, type OrderFees } from '#domains/channels/costs/charge-fees.ts';
import { FEES, readMonthSales } from '#domains/channels/costs/read-fees.ts';
import { HANDS_OVER } from '#domains/fulfilment/pickup/pickup-place.ts';
import { knownNetwork, type Network, recallNetwork } from '#domains/fulfilment/routing/read-network.ts';
import {
  asksShelfFacts,
  readShelfFacts,
  type ShelfFacts,
} from '#domains/fulfilment/routing/read-shelf-facts.ts';
import type { Price } from '#domains/parity/rules/book-price.ts';
import { AppError } from '#lib/errors.ts';
import { OWN_PRICE } from './place/price-in.ts';

/** A variant as an order sees it: what it costs, and where units of it could be promised. */
export type VariantFacts = {
  id: string;
  sku: string;
  title: string;
  kind: 'goods' | 'service' | 'bundle';
  /** As the catalogue says, in the reporting currency, tax excluded. */
  priceMinor: number;
  /** The channel's own price of it, where it has one. */
  own?: Price | null;
  costMicros: number | null;
  taxClass: string;
  weightGrams?: number | null;
  levels: { locationId: string; rank: number; available: number }[];
  /** Units that the channel leaves to others of this variant, beside its own buffer. */
  buffer?: number;
  /** What is in a bundle; the variants are among the facts. */
  components?: { variantId: string; quantity: number }[];
};

/** Everything that is needed to take an order in, read in one statement. */
export type OrderFacts = {
  channel: {
    id: string;
    kind?: string;
    currency: string;
    buffer: number;
    name: string;
    shipWithinDays?: number;
  };
  business: {
    country?: string;
    reportingCurrency: string;
    timeZone: string;
    taxRates: Record<string, number>;
  };
  fees: OrderFees;
  /** Reporting currency per unit of the order's currency; null when no rate is known. */
  rate: string | null;
  variants: VariantFacts[];
  /** Whether carts whose time is over still hold some of the variants. */
  hasExpired?: boolean;
  /** The shop where its customer comes for it, and whether goods are handed over there. */
  pickup?: { locationId: string; name: string; isFit: boolean } | null;
  /** By what routing decides. */
  routing?: RoutingFacts;
};

/** What routing knows beyond stock, and which places serve the channel. */
export type RoutingFacts = ShelfFacts & { network: Network; serving: ReadonlySet<string> };

/** The places that serve the channel, each named once: levels say which of them they are at. */
type Serving = { ids: string[]; ranks: number[] };
/** What of a variant could be promised: at which place, counted from 1, and how many units. Null where there is none. */
type LevelLists = { at: number[] | null; available: number[] | null };
type FactsRow = Omit<OrderFacts, 'variants' | 'routing'> & {
  routingKey: string;
  serving: Serving;
  variants: (Omit<VariantFacts, 'levels'> & LevelLists)[];
};

const READ = {
  name: 'order-facts',
  text: `
    with serving as materialized (
      select l.id, coalesce(cl.rank, l.rank) as rank, row_number() over () as at
      from locations l left join channel_locations cl on cl.location_id = l.id and cl.channel_id = $1
      where l.is_active and l.is_counted and l.kind in ('warehouse', 'store')
        and (cl.channel_id is not null
          or not exists (select from channel_locations any_of where any_of.channel_id = $1) or l.id = $8)
    ), wanted as materialized (
      select v.id, v.sku, v.title, v.kind, v.price_minor, v.cost_micros, v.weight_grams, p.tax_class, p.category,
        ${OWN_PRICE} as own
      from variants v join products p on p.id = v.product_id
      left join listing_terms t on t.channel_id = $1 and t.variant_id = v.id
      where v.id = any ($2::uuid[]) or v.sku = any ($3::text[])
    ), levels as (
      select s.variant_id, array_agg(serving.at) as at, array_agg(s.on_hand - s.reserved - s.safety) as available
      from wanted join stock_levels s on s.variant_id = wanted.id join serving on serving.id = s.location_id
      where s.on_hand - s.reserved - s.safety > 0 group by 1
    )
    select
      json_build_object('id', c.id, 'kind', c.kind, 'currency', c.currency, 'buffer', c.buffer, 'name', c.name,
        'shipWithinDays', coalesce(c.ship_within_days, case c.kind when 'store' then 0 else 2 end)) as channel,
      json_build_object('country', b.country, 'reportingCurrency', b.reporting_currency, 'timeZone', b.time_zone, 'taxRates', b.tax_rates)
        as business,
      (select ${FEES} from channel_fees f where f.channel_id = c.id and f.valid_from <= $4 and (f.valid_to is null or f.valid_to >= $4)
          and (f.payment_method is null or f.payment_method = $5)) as fees,
      case when coalesce($6, c.currency) = b.reporting_currency then '1' else
        (select r.rate::text from exchange_rates r where r.currency = coalesce($6, c.currency) and r.day <= $4
          order by r.day desc limit 1) end as rate,
      (select coalesce(json_agg(json_build_object(
          'id', v.id, 'sku', v.sku, 'title', v.title, 'kind', v.kind, 'priceMinor', v.price_minor, 'own', v.own,
          'costMicros', v.cost_micros, 'taxClass', v.tax_class, 'weightGrams', v.weight_grams,
          'buffer', (select coalesce(sum(k.units), 0) from channel_buffers k
            where k.channel_id = $1 and (k.variant_id = v.id or k.category = v.category)),
          'at', level.at, 'available', level.available)), '[]')
        from wanted v left join levels level on level.variant_id = v.id) as variants,
      (select json_build_object('ids', coalesce(array_agg(id order by at), '{}'),
          'ranks', coalesce(array_agg(rank order by at), '{}')) from serving) as serving,
      exists (select from wanted join reservations r on r.variant_id = wanted.id
        where r.status = 'open' and r.expires_at <= $7 and r.hold_id is not null) as "hasExpired",
      (select concat(current_database(), '/', r.version) from routing_state r) as "routingKey",
      case when $8::uuid is not null then (select json_build_object('locationId', l.id, 'name', l.name, 'isFit', ${HANDS_OVER})
        from locations l where l.id = $8) end as pickup
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
  /** The shop where its customer comes for it, whose shelves count though it serves other channels. */
  pickupAt?: string | null;
  now: Date;
};

/**
 * Reads the facts in one statement. What routing knows beside them is remembered by the process, and read again only
 * when its version says that it changed. @throws NOT_FOUND for an unknown channel, or before the business is set up.
 */
export async function readOrderFacts(db: Reader, wanted: FactsWanted): Promise<OrderFacts> {
  const known = knownNetwork(db);
  const [row, asked] = await Promise.all([
    ask(db, wanted),
    known && readShelfFacts(db, { ...wanted, network: known }),
  ]);
  const network = await recallNetwork(db, row.routingKey);
  const components = await readComponents(db, row);
  const whole = { ...wanted, variantIds: [...wanted.variantIds, ...components.map((one) => one.variantId)] };
  const isChanged = components.length > 0 || (network !== known && asksShelfFacts(network));
  const shelves = isChanged || !asked ? await readShelfFacts(db, { ...whole, network }) : asked;
  const { channel, business, fees, rate, hasExpired, pickup, variants, serving } =
    components.length > 0 ? await ask(db, whole) : row;
  if (asksMonth(fees)) fees.monthMinor = await readMonthSales(db, wanted);
  return {
    channel,
    business,
    fees,
    rate,
    hasExpired,
    pickup,
    variants: nameVariants(variants, { components, serving }),
    routing: { ...shelves, network, serving: new Set(serving.ids) },
  };
}

type BundleComponent = { bundleId: string; variantId: string; quantity: number };

/** Most orders have no bundle, and ask nothing more. */
async function readComponents(db: Reader, { variants }: FactsRow): Promise<BundleComponent[]> {
  const bundleIds = variants.filter((variant) => variant.kind === 'bundle').map((variant) => variant.id);
  if (bundleIds.length === 0) return [];
  const { rows } = await db.$client.query<BundleComponent>({
    name: 'components-of-bundles',
    text: `
      select c.bundle_id as "bundleId", c.component_id as "variantId", c.quantity
      from bundle_components c join variants v on v.id = c.component_id
      where c.bundle_id = any ($1::uuid[]) order by c.bundle_id, v.sku, v.id`,
    values: [bundleIds],
  });
  return rows;
}

async function ask(db: Reader, wanted: FactsWanted): Promise<FactsRow> {
  const { channelId, variantIds, skus, day, paymentMethod, currency, now } = wanted;
  const { rows } = await db.$client.query<FactsRow>({
    ...READ,
    values: [channelId, variantIds, skus, day, paymentMethod, currency, now, wanted.pickupAt ?? null],
  });
  if (rows[0]) return rows[0];
  throw new AppError('NOT_FOUND', `There is no channel ${channelId}; look at the list of channels.`, {
    details: { reason: 'gone', thing: 'channel' },
  });
}

function nameVariants(
  variants: FactsRow['variants'],
  { components, serving }: { components: readonly BundleComponent[]; serving: Serving },
): VariantFacts[] {
  return variants.map(({ at, available, ...variant }) => ({
    ...variant,
    levels: nameLevels({ at, available }, serving),
    ...(variant.kind === 'bundle' && {
      components: components
        .filter((one) => one.bundleId === variant.id)
        .map(({ variantId, quantity }) => ({ variantId, quantity })),
    }),
  }));
}

function nameLevels({ at, available }: LevelLists, { ids, ranks }: Serving): VariantFacts['levels'] {
  if (!at || !available) return [];
  return at.map((place, index) => ({
    locationId: ids[place - 1]!,
    rank: ranks[place - 1]!,
    available: available[index]!,
  }));
}
