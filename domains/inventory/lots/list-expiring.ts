import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';
import { readLotSettings } from './lot-settings.ts';

const PAGE = 50;

/** Units of a lot at a place that sells, which expire soon or have expired. */
export type ExpiringRow = {
  lotId: string;
  code: string;
  expiresOn: string;
  /** Below nothing once it has expired. */
  daysLeft: number;
  variantId: string;
  sku: string;
  title: string;
  variantTitle: string;
  locationId: string;
  locationName: string;
  quantity: number;
};

/** A page of the list; `after` is the cursor of its last row, when more follow. */
export type ExpiringPage = { rows: ExpiringRow[]; expiringDays: number; after: string | null };

// A lot leaves the list with its last unit, and with those that were set aside.
const EXPIRING = `
  from lots o join lot_levels l on l.lot_id = o.id and l.quantity > 0
  join locations p on p.id = l.location_id and p.kind in ('warehouse', 'store')
  where o.expires_on <= business_day($1) + $2::integer`;

/** What expires within the days that the shop has set, the first to expire first. */
export async function listExpiring(
  ctx: Ctx,
  filter: { locationIds?: readonly string[]; after?: string | undefined } = {},
): Promise<ExpiringPage> {
  allow(ctx.actor, 'stock.read');
  const { expiringDays } = await readLotSettings(ctx.db);
  const [day, lotId, locationId] = readCursor(filter.after);
  const { rows } = await ctx.db.$client.query<ExpiringRow>(
    `select o.id as "lotId", o.code, o.expires_on::text as "expiresOn", o.expires_on - business_day($1) as "daysLeft",
       v.id as "variantId", v.sku, g.title, v.title as "variantTitle", p.id as "locationId", p.name as "locationName",
       l.quantity
     from (select o.*, l.location_id, l.quantity ${EXPIRING}
         and ($3::uuid[] = '{}' or l.location_id = any ($3)) and (o.expires_on, o.id, l.location_id) > ($4::date, $5::uuid, $6::uuid)
       order by o.expires_on, o.id, l.location_id limit ${PAGE + 1}) o
     cross join lateral (select o.quantity) l join locations p on p.id = o.location_id
     join variants v on v.id = o.variant_id join products g on g.id = v.product_id
     order by o.expires_on, o.id, o.location_id`,
    [ctx.now, expiringDays, filter.locationIds ?? [], day, lotId, locationId],
  );
  const page = rows.slice(0, PAGE);
  const last = page.at(-1);
  const after = rows.length > PAGE && last ? `${last.expiresOn}~${last.lotId}~${last.locationId}` : null;
  return { rows: page, expiringDays, after };
}

/** How many rows that list has, up to `most`. */
export async function countExpiring(ctx: Ctx, most: number): Promise<number> {
  allow(ctx.actor, 'stock.read');
  const { expiringDays } = await readLotSettings(ctx.db);
  const { rows } = await ctx.db.$client.query<{ count: number }>(
    `select count(*)::integer as count from (select ${EXPIRING} limit $3) found`,
    [ctx.now, expiringDays, most],
  );
  return rows[0]!.count;
}

const NIL = '00000000-0000-0000-0000-000000000000';
const CURSOR = /^(\d{4}-\d{2}-\d{2})~([0-9a-f-]{36})~([0-9a-f-]{36})$/;

function readCursor(after: string | undefined): [string, string, string] {
  const [, day, lotId, locationId] = CURSOR.exec(after ?? '') ?? [];
  return [day ?? '-infinity', lotId ?? NIL, locationId ?? NIL];
}
