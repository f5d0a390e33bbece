import type { Tx } from '#db/client.ts';
import { getBusiness } from '#domains/settings/get-business.ts';
import { dayIn } from '#lib/time.ts';
import type { Book, Shown } from '../rules/compare-listing.ts';
import { type ParityRules, USUAL_RULES } from '../rules/parity-rules.ts';
import { type Availability, availabilityKey, readAvailability } from './read-availability.ts';

/** A listing beside what the book says of it. */
export type Comparable = {
  channelId: string;
  externalId: string;
  variantId: string;
  readAt: Date;
  shown: Shown;
  book: Book;
  rules: ParityRules;
};

type Row = Shown & {
  channelId: string;
  externalId: string;
  variantId: string;
  readAt: Date;
  channelCurrency: string;
  shipWithinDays: number;
  rules: ParityRules | null;
  kind: 'goods' | 'service' | 'bundle';
  catalogueMinor: number;
  allowsBackorder: boolean;
  variantTitle: string;
  productTitle: string;
  productDescription: string;
  category: string | null;
  taxClass: string;
  ownPriceMinor: number | null;
  ownCurrency: string | null;
  ownIncludesTax: boolean | null;
  ownTitle: string | null;
  ownDescription: string | null;
  ownPromiseDays: number | null;
};

type Promotion = {
  channelId: string;
  variantId: string | null;
  category: string | null;
  offBasisPoints: number | null;
  priceMinor: number | null;
};

/** What holds for all listings on a day. */
type Common = {
  reportingCurrency: string;
  taxRates: Record<string, number>;
  rates: ReadonlyMap<string, string>;
  promotions: readonly Promotion[];
};

/** Everything that is listed of these variants on active channels, each beside the book of this moment. */
export async function readComparable(
  tx: Tx,
  variantIds: readonly string[],
  now: Date,
): Promise<Comparable[]> {
  const rows = await readListings(tx, variantIds);
  if (rows.length === 0) return [];
  const counted = rows.filter((row) => row.stockUnits !== null || row.inStock !== null);
  const available = await readAvailability(tx, {
    channelIds: [...new Set(counted.map((row) => row.channelId))],
    variantIds: [...new Set(counted.map((row) => row.variantId))],
    now,
  });
  const common = await readCommon(tx, now);
  return rows.map((row) => toComparable(row, common, available));
}

async function readListings(tx: Tx, variantIds: readonly string[]): Promise<Row[]> {
  const { rows } = await tx.$client.query<Row>({
    name: 'parity-listings',
    text: `
      select f.channel_id as "channelId", f.external_id as "externalId", f.variant_id as "variantId", f.read_at as "readAt",
        f.currency, f.price_minor as "priceMinor", f.compare_at_minor as "compareAtMinor", f.includes_tax as "includesTax",
        f.stock_units as "stockUnits", f.in_stock as "inStock", f.title, f.description, f.promise_days as "promiseDays",
        c.currency as "channelCurrency",
        coalesce(c.ship_within_days, case c.kind when 'store' then 0 else 2 end) as "shipWithinDays",
        case when r.channel_id is not null then json_build_object('isWatched', r.is_watched, 'showsTax', r.shows_tax,
          'priceToleranceMinor', r.price_tolerance_minor, 'priceToleranceBasisPoints', r.price_tolerance_basis_points,
          'priceEnding', r.price_ending, 'stockRule', r.stock_rule, 'stockToleranceUnits', r.stock_tolerance_units,
          'titleLikeness', r.title_likeness, 'descriptionLikeness', r.description_likeness,
          'promiseToleranceDays', r.promise_tolerance_days) end as rules,
        v.kind, v.price_minor as "catalogueMinor", v.allows_backorder as "allowsBackorder", v.title as "variantTitle",
        p.title as "productTitle", p.description as "productDescription", p.category, p.tax_class as "taxClass",
        t.price_minor as "ownPriceMinor", t.currency as "ownCurrency", t.includes_tax as "ownIncludesTax", t.title as "ownTitle",
        t.description as "ownDescription",
        t.promise_days as "ownPromiseDays"
      from listing_facts f
      join channels c on c.id = f.channel_id and c.is_active
      join variants v on v.id = f.variant_id and v.archived_at is null
      join products p on p.id = v.product_id
      left join parity_rules r on r.channel_id = f.channel_id
      left join listing_terms t on t.channel_id = f.channel_id and t.variant_id = f.variant_id
      where f.variant_id = any ($1::uuid[])`,
    values: [variantIds],
  });
  return rows;
}

async function readCommon(tx: Tx, now: Date): Promise<Common> {
  const { reportingCurrency, timeZone, taxRates } = await getBusiness(tx);
  const today = dayIn(timeZone, now);
  const rates = await tx.$client.query<{ currency: string; rate: string }>(
    `select distinct on (currency) currency, trim_scale(rate)::text as rate from exchange_rates where day <= $1
     order by currency, day desc`,
    [today],
  );
  const promotions = await tx.$client.query<Promotion>(
    `select channel_id as "channelId", variant_id as "variantId", category, off_basis_points as "offBasisPoints",
       price_minor as "priceMinor" from listing_promotions where $1 between from_on and until_on`,
    [today],
  );
  return {
    reportingCurrency,
    taxRates,
    rates: new Map([...rates.rows.map((row) => [row.currency, row.rate] as const), [reportingCurrency, '1']]),
    promotions: promotions.rows,
  };
}

function toComparable(row: Row, common: Common, available: Availability): Comparable {
  const { channelId, externalId, variantId, readAt } = row;
  const rules = row.rules ?? USUAL_RULES;
  const price =
    row.ownPriceMinor === null
      ? { minor: row.catalogueMinor, currency: common.reportingCurrency, isTaxed: false, isOwn: false }
      : {
          minor: row.ownPriceMinor,
          currency: row.ownCurrency ?? row.channelCurrency,
          isTaxed: row.ownIncludesTax ?? rules.showsTax,
          isOwn: true,
        };
  const { productTitle, variantTitle } = row;
  const book: Book = {
    rateOf: (currency) => common.rates.get(currency) ?? null,
    taxBasisPoints: common.taxRates[row.taxClass] ?? 0,
    price,
    promotions: common.promotions.filter((one) => meets(one, row)),
    available: row.kind === 'service' ? null : (available.get(availabilityKey(row)) ?? 0),
    allowsBackorder: row.allowsBackorder,
    titles:
      row.ownTitle === null
        ? [variantTitle, productTitle, `${productTitle} – ${variantTitle}`, `${productTitle} ${variantTitle}`]
        : [row.ownTitle],
    description: row.ownDescription ?? row.productDescription,
    promiseDays: row.ownPromiseDays ?? row.shipWithinDays,
    channelCurrency: row.channelCurrency,
  };
  return { channelId, externalId, variantId, readAt, shown: row, book, rules };
}

function meets(promotion: Promotion, row: Row): boolean {
  if (promotion.channelId !== row.channelId) return false;
  if (promotion.variantId !== null) return promotion.variantId === row.variantId;
  return promotion.category === null || promotion.category === row.category;
}
