import { AppError } from '#lib/errors.ts';
import type { Ctx } from '../context.ts';
import { allow } from '../team/can.ts';
import { listSales, salesDays } from './levels/list-sales.ts';
import { readTargets, type Targets } from './levels/read-targets.ts';
import { listPlaces, type Place } from './list-places.ts';
import { coverDays, type LevelMark, markLevel } from './reorder-rule.ts';

/** What lies of a variant at a location, with the location's own sales. `available` may be below nothing. */
export type StockAtPlace = Place &
  Targets & {
    onHand: number;
    reserved: number;
    safety: number;
    available: number;
    sold: number;
    coverDays: number | null;
    mark: LevelMark;
  };

/** The levels of one variant at every counted location, and together. */
export type VariantStock = {
  places: StockAtPlace[];
  onHand: number;
  reserved: number;
  safety: number;
  /** A location that is short of its safety counts as nothing. */
  available: number;
  sold: number;
  trend: number[];
  coverDays: number | null;
  lowCoverDays: number;
  mark: LevelMark;
};

type Level = { locationId: string; onHand: number; reserved: number; safety: number };

/** The stock of one variant, location by location. @throws NOT_FOUND for an unknown variant. */
export async function getVariantStock(ctx: Ctx, variantId: string): Promise<VariantStock> {
  allow(ctx.actor, 'stock.read');
  const [places, facts, levels, targets] = await Promise.all([
    listPlaces(ctx),
    ctx.db.$client.query<{ reorderPoint: number | null; lowCoverDays: number; timeZone: string }>(
      `select v.reorder_point as "reorderPoint", b.low_stock_cover_days as "lowCoverDays", b.time_zone as "timeZone"
       from variants v cross join business b where v.id = $1`,
      [variantId],
    ),
    ctx.db.$client.query<Level>(
      `select location_id as "locationId", on_hand as "onHand", reserved, safety
       from stock_levels where variant_id = $1 order by location_id`,
      [variantId],
    ),
    readTargets(ctx, [variantId]),
  ]);
  const setting = facts.rows[0];
  if (!setting)
    throw new AppError('NOT_FOUND', 'There is no such variant.', {
      details: { reason: 'gone', thing: 'variant' },
    });
  const sales = await listSales(ctx, {
    variantIds: [variantId],
    locationIds: [],
    days: salesDays(ctx.now, setting.timeZone),
    shape: 'location',
  });
  const known = new Map(levels.rows.map((level) => [level.locationId, level]));
  const rows = places.map((place) =>
    atPlace(place, {
      level: known.get(place.id),
      sold: total(sales.trend(variantId, place.id)),
      lowCoverDays: setting.lowCoverDays,
      targets: targets(variantId, place.id),
    }),
  );
  return addUp(rows, { ...setting, trend: sales.trend(variantId, null) });
}

function atPlace(
  place: Place,
  more: { level: Level | undefined; sold: number; lowCoverDays: number; targets: Targets },
): StockAtPlace {
  const { onHand = 0, reserved = 0, safety = 0 } = more.level ?? {};
  const available = place.sells ? onHand - reserved - safety : 0;
  const { reorderPoint, orderUpTo } = more.targets;
  const supply = { available, sold: more.sold, reorderPoint, lowCoverDays: more.lowCoverDays };
  const matters = place.sells && more.level !== undefined;
  return {
    ...place,
    onHand,
    reserved,
    safety,
    available,
    reorderPoint,
    orderUpTo,
    sold: more.sold,
    coverDays: coverDays(supply),
    mark: matters ? markLevel({ ...supply, isShort: available < 0 }) : null,
  };
}

function addUp(
  places: StockAtPlace[],
  more: { reorderPoint: number | null; lowCoverDays: number; trend: number[] },
): VariantStock {
  const sum = (pick: (place: StockAtPlace) => number) => total(places.map(pick));
  const available = sum((place) => Math.max(0, place.available));
  const { trend, lowCoverDays, reorderPoint } = more;
  const sold = total(trend);
  const isShort = places.some((place) => place.available < 0);
  return {
    places,
    onHand: sum((place) => place.onHand),
    reserved: sum((place) => place.reserved),
    safety: sum((place) => place.safety),
    available,
    sold,
    trend,
    coverDays: coverDays({ available, sold }),
    lowCoverDays,
    mark: markLevel({ available, sold, reorderPoint, lowCoverDays, isShort }),
  };
}

function total(figures: readonly number[]): number {
  return figures.reduce((sum, figure) => sum + figure, 0);
}
