import type { Reader } from '#db/client.ts';
import { type LearnedLead, learnLead } from '../policy/learn-lead.ts';
import type { FillingPlace } from '../replenish/choose-source.ts';
import type { ReorderFacts } from './advise-reorder.ts';
import { readLateDays } from './read-late-days.ts';
import { type ResolvedRule, type RuleRow, resolveRule } from './resolve-rule.ts';

/** Days that a delivery is taken to need while no supplier is known, and by how many that may be wrong. */
export const ASSUMED_LEAD = { days: 14, spreadDays: 3 };
const MICROS = 1_000_000;

/** Whom a variant is bought from: the preferred supplier, else the cheapest. Unit costs in its own currency. */
export type AdviceSupplier = {
  id: string;
  name: string;
  currency: string;
  unitCostMicros: number;
  minimumOrderMinor: number;
};

/** All that an advice rests on, for one variant and location. */
export type AdviceFacts = ReorderFacts & {
  variantId: string;
  locationId: string;
  rule: ResolvedRule;
  supplier: AdviceSupplier | null;
  isLeadAssumed: boolean;
  /** What the lead time was learned from; null where no supplier is known. */
  learned: LearnedLead | null;
  filledFrom: FillingPlace | null;
  isEnough: boolean;
  /** Units on drafts of purchase orders and transfers: not on their way, but thought of. */
  drafted: number;
};

type Row = {
  variantId: string;
  locationId: string;
  category: string | null;
  mean: number[];
  cumulativeSpread: number[];
  expectedPerDay: number;
  isEnough: boolean;
  costMicros: number | null;
  available: number;
  incoming: number;
  waiting: number;
  leaving: number;
  drafted: number;
  filledFrom: FillingPlace | null;
  supplier:
    | (AdviceSupplier & { leadDays: number; spreadDays: number; packSize: number; minimumQuantity: number })
    | null;
  /** What the supplier asks, in the reporting currency; null without a rate. */
  reportedMicros: number | null;
};

/** The rows of settings, all of them: they are few. */
export async function readRules(db: Reader): Promise<RuleRow[]> {
  const { rows } = await db.$client.query<RuleRow>(
    `select category, variant_id as "variantId", service_kind as "serviceKind", service_level as "serviceLevel",
       holding_rate as "holdingRate", order_cost_minor as "orderCostMinor", review_days as "reviewDays"
     from reorder_settings`,
  );
  return rows;
}

/**
 * Units of each variant and location that are still to come, or stand on drafts, by purchase orders and transfers; and
 * those that stand on drafts of transfers to other places.
 */
export const AWAITED_CTE = `
  bought as (
    select p.location_id, l.variant_id,
      coalesce(sum(greatest(0, l.quantity - l.received_good - l.received_damaged - l.cancelled_quantity))
        filter (where p.status <> 'draft'), 0)::integer as incoming,
      coalesce(sum(l.quantity) filter (where p.status = 'draft'), 0)::integer as drafted
    from purchase_orders p join purchase_order_lines l on l.purchase_order_id = p.id
    where p.status in ('draft', 'sent', 'part_received') group by 1, 2
  ), awaited as (
    select location_id, variant_id, sum(incoming)::integer as incoming, sum(drafted)::integer as drafted from (
      select location_id, variant_id, incoming, drafted from bought
      union all
      select t.to_location_id, l.variant_id, l.sent - l.received - l.damaged - l.missing,
        case when t.status = 'draft' then l.quantity else 0 end
      from stock_transfers t join stock_transfer_lines l on l.transfer_id = t.id
      where t.status in ('draft', 'sent', 'part_received')) either group by 1, 2
  ), leaving as (
    select t.from_location_id as location_id, l.variant_id, sum(l.quantity)::integer as units
    from stock_transfers t join stock_transfer_lines l on l.transfer_id = t.id
    where t.status = 'draft' group by 1, 2
  )`;
/** Units that customers wait for and nothing is promised of; `$1` is the location of orders that have none yet. */
export const WAITING_CTE = `
  waiting as (
    select l.variant_id, coalesce(o.location_id, $1::uuid) as location_id,
      sum(l.quantity - l.shipped_quantity - coalesce(promised.units, 0))::integer as units
    from orders o join order_lines l on l.order_id = o.id
    left join lateral (
      select sum(r.quantity)::integer as units from reservations r where r.order_line_id = l.id and r.status = 'open'
    ) promised on true
    where o.status = 'backorder' and l.variant_id is not null group by 1, 2
  )`;

/** The supplier of `f.variant_id`: the preferred one, else the cheapest; `reported_micros` is its price in the reporting currency. */
export const SUPPLIER_LATERAL = `
  left join lateral (
    select s.id, s.name, s.currency, s.minimum_order_minor, s.lead_spread_days, i.unit_cost_micros, i.pack_size,
      i.minimum_quantity, coalesce(i.lead_days, s.lead_days) as lead_days,
      (i.unit_cost_micros * x.rate
        * 10::numeric ^ (currency_exponent(b.reporting_currency) - currency_exponent(s.currency)))::double precision
        as reported_micros
    from supplier_items i join suppliers s on s.id = i.supplier_id cross join business b
    cross join lateral (
      select case when s.currency = b.reporting_currency then 1 else (
        select e.rate from exchange_rates e where e.currency = s.currency order by e.day desc limit 1) end as rate
    ) x
    where i.variant_id = f.variant_id and s.is_active
    order by i.is_preferred desc, reported_micros nulls last, s.code limit 1
  ) item on true`;

/** What an advice rests on, for some forecasts; the others are left out. */
export async function readAdviceFacts(
  db: Reader,
  wanted: readonly { variantId: string; locationId: string }[],
): Promise<AdviceFacts[]> {
  if (wanted.length === 0) return [];
  const [rules, { rows }] = await Promise.all([readRules(db), readRows(db, wanted)]);
  const late = await readLateDays(db, [...new Set(rows.flatMap((row) => row.supplier?.id ?? []))]);
  return rows.map((row) => {
    const { supplier } = row;
    const learned = supplier
      ? learnLead({ days: supplier.leadDays, spreadDays: supplier.spreadDays }, late.get(supplier.id) ?? [])
      : null;
    const costMicros = row.costMicros ?? row.reportedMicros;
    return {
      variantId: row.variantId,
      locationId: row.locationId,
      forecast: { mean: row.mean, cumulativeSpread: row.cumulativeSpread },
      expectedPerDay: row.expectedPerDay,
      isEnough: row.isEnough,
      rule: resolveRule(rules, row),
      lead: learned ? { days: learned.days, spreadDays: learned.spreadDays } : ASSUMED_LEAD,
      isLeadAssumed: supplier === null,
      learned,
      filledFrom: row.filledFrom,
      pack: { size: supplier?.packSize ?? 1, minimum: supplier?.minimumQuantity ?? 1 },
      unitCostMinor: costMicros === null ? null : costMicros / MICROS,
      stock: { available: row.available, incoming: row.incoming, waiting: row.waiting, leaving: row.leaving },
      drafted: row.drafted,
      supplier,
    };
  });
}

async function readRows(db: Reader, wanted: readonly { variantId: string; locationId: string }[]) {
  return db.$client.query<Row>({
    name: 'read-advice-facts',
    text: `
      with ${AWAITED_CTE}, ${WAITING_CTE}
      select f.variant_id as "variantId", f.location_id as "locationId", p.category, f.mean,
        f.cumulative_spread as "cumulativeSpread", f.expected_per_day as "expectedPerDay", f.is_enough as "isEnough",
        v.cost_micros as "costMicros", coalesce(s.on_hand - s.reserved - s.safety, 0) as available,
        coalesce(a.incoming, 0) as incoming, coalesce(a.drafted, 0) as drafted, coalesce(w.units, 0) as waiting,
        coalesce(away.units, 0) as leaving,
        case when giver.id is not null then json_build_object('id', giver.id, 'name', giver.name, 'days', r.days,
          'free', greatest(0, coalesce(theirs.on_hand - theirs.reserved - theirs.safety, 0)
            - coalesce(theirs_away.units, 0))) end as "filledFrom",
        case when item.id is not null then json_build_object('id', item.id, 'name', item.name,
          'currency', item.currency, 'unitCostMicros', item.unit_cost_micros,
          'minimumOrderMinor', item.minimum_order_minor, 'leadDays', item.lead_days,
          'spreadDays', item.lead_spread_days, 'packSize', item.pack_size,
          'minimumQuantity', item.minimum_quantity) end as supplier,
        item.reported_micros as "reportedMicros"
      from unnest($2::uuid[], $3::uuid[]) as asked (variant_id, location_id)
      join forecasts f on f.variant_id = asked.variant_id and f.location_id = asked.location_id
      join variants v on v.id = f.variant_id join products p on p.id = v.product_id
      left join stock_levels s on s.variant_id = f.variant_id and s.location_id = f.location_id
      left join awaited a on a.variant_id = f.variant_id and a.location_id = f.location_id
      left join waiting w on w.variant_id = f.variant_id and w.location_id = f.location_id
      left join leaving away on away.variant_id = f.variant_id and away.location_id = f.location_id
      left join replenishments r on r.location_id = f.location_id
      left join locations giver on giver.id = r.from_location_id and giver.is_active
      left join stock_levels theirs on theirs.variant_id = f.variant_id and theirs.location_id = giver.id
      left join leaving theirs_away on theirs_away.variant_id = f.variant_id and theirs_away.location_id = giver.id
      ${SUPPLIER_LATERAL}`,
    values: [
      await findFirstPlace(db),
      wanted.map((one) => one.variantId),
      wanted.map((one) => one.locationId),
    ],
  });
}

/** The location of what belongs to none: the one that is asked for stock first. */
export async function findFirstPlace(db: Reader): Promise<string | null> {
  const { rows } = await db.$client.query<{ id: string }>({
    name: 'find-first-place',
    text: `select id from locations where is_counted and kind in ('warehouse', 'store')
      order by is_active desc, rank, name, id limit 1`,
  });
  return rows[0]?.id ?? null;
}
