import { SALES_DAYS } from '../reorder-rule.ts';
import { INCOMING } from './incoming-units.ts';
import type { LevelFilter } from './list-filter.ts';
import type { SalesDays } from './list-sales.ts';
import type { Bind, Scope } from './list-where.ts';

/** A cursor of rows by location ends with the location's id, which has so many characters. */
export const PLACE_LENGTH = 36;

/** What the levels of a list are reckoned with. */
export type Facts = { selling: string[]; lowCoverDays: number; days: SalesDays };

type Source = { facts: Facts; scope: Scope; isDown: boolean; bind: Bind };

/** So many neighbours are looked through before everything is. */
const WINDOW_OF_WORDS = 3_000;
/** Marks are dearer to look at than words. */
const WINDOW_OF_MARKS = 1_000;

/** Where a list of levels is read from: variants `v`, their levels `s`, and products `p` where the filter asks for them. */
export function levelSource(filter: LevelFilter, source: Source): string {
  const variants = source.scope === 'near' ? nearby(filter, source) : 'variants';
  const asksProducts =
    filter.search.trim() !== '' || filter.categories.length > 0 || filter.brands.length > 0;
  const products = asksProducts ? 'join products p on p.id = v.product_id' : '';
  return `${variants} v ${products} ${levels(filter, source)}`;
}

/** The next goods in the order of the list, whatever else the filter says. */
function nearby(filter: LevelFilter, { isDown, bind }: Source): string {
  const cursor = filter.after ?? filter.before;
  const sku = filter.shape === 'variant' ? cursor : cursor?.slice(0, -PLACE_LENGTH);
  const from = sku === undefined ? '' : `and n.sku ${isDown ? '<=' : '>='} ${bind(sku)}`;
  return `(select * from variants n where n.kind = 'goods' and n.archived_at is null ${from}
    order by n.sku ${isDown ? 'desc' : 'asc'} limit ${filter.marks.length > 0 ? WINDOW_OF_MARKS : WINDOW_OF_WORDS})`;
}

function levels(filter: LevelFilter, source: Source): string {
  const isAtOnce = isReckonedAtOnce(filter, source.scope);
  if (filter.shape === 'location')
    return isAtOnce ? placesAtOnce(filter, source) : placesOfEach(filter, source);
  return isAtOnce ? sumsAtOnce(filter, source) : sumsOfEach(filter, source);
}

/**
 * Whether levels are reckoned all at once and not row by row. What all levels of a variant add up to is kept, so that marks
 * always take it from there.
 */
export function isReckonedAtOnce(filter: LevelFilter, scope: Scope): boolean {
  const isKept = filter.shape === 'variant' && filter.locationIds.length === 0;
  return filter.marks.length > 0 && (scope === 'all' || isKept);
}

function placesOfEach(filter: LevelFilter, source: Source): string {
  return `cross join lateral (${PLACES} ${ownLevels(filter, source, 'l.variant_id = v.id')}) s`;
}

function placesAtOnce(filter: LevelFilter, source: Source): string {
  const sold = filter.marks.includes('low')
    ? `left join (select coalesce(sold.variant_id, t.variant_id) as variant_id,
         coalesce(sold.location_id, t.location_id) as location_id, sold.units, t.reorder_point
       from ${soldBy('variant_id, location_id', filter, source)}
       full join stock_targets t on t.variant_id = sold.variant_id and t.location_id = sold.location_id) sold
       on sold.variant_id = s.variant_id and sold.location_id = s.location_id`
    : '';
  return `join (${PLACES} ${ownLevels(filter, source, 'true')}) s on s.variant_id = v.id ${sold}`;
}

function sumsOfEach(filter: LevelFilter, source: Source): string {
  return `cross join lateral (select ${SUMS} from ${ownLevels(filter, source, 'l.variant_id = v.id')}) s`;
}

function sumsAtOnce(filter: LevelFilter, source: Source): string {
  const sums =
    filter.locationIds.length > 0
      ? `(select own.variant_id, ${SUMS} from ${ownLevels(filter, source, 'true')} group by own.variant_id)`
      : 'variant_supply_now';
  const sold = filter.marks.includes('low')
    ? `left join ${soldBy('variant_id', filter, source)} on sold.variant_id = v.id`
    : '';
  return `left join ${sums} sums on sums.variant_id = v.id
    cross join lateral (select coalesce(sums.on_hand, 0) as on_hand, coalesce(sums.reserved, 0) as reserved,
      coalesce(sums.safety, 0) as safety, coalesce(sums.available, 0) as available,
      coalesce(sums.is_short, false) as is_short) s ${sold}`;
}

function ownLevels(filter: LevelFilter, { facts, bind }: Source, which: string): string {
  const here =
    filter.locationIds.length > 0 ? `l.location_id = any (${bind(filter.locationIds)}::uuid[])` : 'true';
  return `(select l.variant_id, l.location_id, l.on_hand, l.reserved, l.safety,
      case when l.location_id = any (${bind(facts.selling)}::uuid[]) then l.on_hand - l.reserved - l.safety else 0 end as free
    from stock_levels l where ${here} and ${which}) own`;
}

const PLACES = 'select own.*, own.free as available, own.free < 0 as is_short from';

const SUMS = `coalesce(sum(own.on_hand), 0)::integer as on_hand, coalesce(sum(own.reserved), 0)::integer as reserved,
  coalesce(sum(own.safety), 0)::integer as safety, coalesce(sum(greatest(0, own.free)), 0)::integer as available,
  coalesce(bool_or(own.free < 0), false) as is_short`;

function soldBy(key: string, filter: LevelFilter, { facts, bind }: Source): string {
  // What is kept is kept of all locations together.
  if (key === 'variant_id' && filter.locationIds.length === 0)
    return `sold_lately(${bind(facts.days.to)}) sold`;
  return `(select ${key}, sum(d.units) as units from sales_days_now d
    where ${soldWhere(filter, facts, bind)} group by ${key}) sold`;
}

function soldWhere(filter: LevelFilter, { days }: Facts, bind: Bind): string {
  const from =
    filter.locationIds.length > 0 ? `and d.location_id = any (${bind(filter.locationIds)}::uuid[])` : '';
  return `d.day between ${bind(days.from)} and ${bind(days.to)} ${from}`;
}

/** The conditions that marks set on the source; several marks are alternatives. */
export function markConditions(filter: LevelFilter, source: Omit<Source, 'isDown'>): string[] {
  if (filter.marks.length === 0) return [];
  const marks = {
    out: () => 's.available <= 0',
    short: () => 's.is_short',
    low: () => lowCondition(filter, source),
    incoming: () => incomingCondition(filter, source.bind),
  };
  return [`(${filter.marks.map((mark) => marks[mark]()).join(' or ')})`];
}

function incomingCondition(filter: LevelFilter, bind: Bind): string {
  const there =
    filter.locationIds.length > 0 ? `where i.location_id = any (${bind(filter.locationIds)}::uuid[])` : '';
  return filter.shape === 'location'
    ? `(v.id, s.location_id) in (select i.variant_id, i.location_id from ${INCOMING} i ${there})`
    : `v.id in (select i.variant_id from ${INCOMING} i ${there})`;
}

/**
 * The rule of `isLow` in SQL, at one location by its own reorder point. What neither sold nor has a point is null and goes
 * out, so that the planner may begin with what sold.
 */
function lowCondition(filter: LevelFilter, { facts, scope, bind }: Omit<Source, 'isDown'>): string {
  const limit = `${bind(facts.lowCoverDays)}::integer`;
  const here = filter.shape === 'location' ? 'and d.location_id = s.location_id' : '';
  const sold =
    scope === 'near'
      ? `(select sum(d.units) from sales_days_now d
          where d.variant_id = v.id and ${soldWhere(filter, facts, bind)} ${here})`
      : 'sold.units';
  const point =
    filter.shape === 'variant'
      ? 'v.reorder_point'
      : scope === 'near'
        ? `(select t.reorder_point from stock_targets t where t.variant_id = v.id and t.location_id = s.location_id)`
        : 'sold.reorder_point';
  return `(s.available::bigint * ${SALES_DAYS} < ${limit} * ${sold} or s.available <= ${point})`;
}
