import { isId } from '#lib/ids.ts';
import type { Ctx } from '../../../context.ts';
import { allow, can } from '../../../team/can.ts';
import { CLAIM_KINDS } from '../input.ts';

/** Claims shown at once. */
export const CLAIMS_PAGE = 50;

const FURTHEST = 1_000_000;

/** What went wrong with a parcel. */
export type ClaimKind = (typeof CLAIM_KINDS)[number];

/** Which claims: of the business's days, and of one cause, carrier (empty for none) or place where those are named. */
export type ClaimFilter = {
  from: string;
  to: string;
  kind: ClaimKind | null;
  carrier: string | null;
  locationId: string | null;
};

/** What claims come to. Money in minor units of the reporting currency; what goods cost is null without the right. */
export type ClaimSum = {
  claims: number;
  units: number;
  /** Money that went back without goods: the return handling of these claims. */
  backMinor: number;
  /** Claims made good by sending the goods again, and what those cost us. */
  sentAgain: number;
  goodsMinor: number | null;
};

/** A part of the claims under what they have in common. Key and name are empty where nobody knows it. */
export type ClaimPart = ClaimSum & { key: string; name: string };

/** All claims of a filter, and the same claims by cause, carrier and place, the dearest first. */
export type ClaimFigures = {
  total: ClaimSum;
  byKind: ClaimPart[];
  byCarrier: ClaimPart[];
  byLocation: ClaimPart[];
};

/** One claim behind the figures. */
export type ClaimRow = {
  id: string;
  number: number;
  at: string;
  kind: ClaimKind;
  carrier: string;
  locationName: string;
  orderId: string;
  orderNumber: number;
  units: number;
  backMinor: number;
  againId: string | null;
  againNumber: number | null;
  goodsMinor: number | null;
};

/** Reads a filter from an address, over days that were chosen already; what it does not understand is left out. Pure. */
export function readClaimFilter(
  asked: { kind?: string | undefined; carrier?: string | undefined; location?: string | undefined },
  { from, to }: { from: string; to: string },
): ClaimFilter {
  const kind = CLAIM_KINDS.find((one) => one === asked.kind) ?? null;
  const carrier = asked.carrier === undefined ? null : asked.carrier === 'none' ? '' : asked.carrier;
  return {
    from,
    to,
    kind,
    carrier,
    locationId: asked.location && isId(asked.location) ? asked.location : null,
  };
}

/** Where a page of claims begins that the address asks for by `after` or `before`. Pure. */
export function readClaimsPage(asked: { after?: string | undefined; before?: string | undefined }): number {
  const row = Number(asked.after ?? asked.before ?? 0);
  if (!Number.isInteger(row) || row > FURTHEST) return 0;
  return Math.max(0, asked.after === undefined ? row - CLAIMS_PAGE : row);
}

/** Adds the claims of a filter up by cause, carrier and place; each of the three adds up to all of them. */
export async function sumClaims(ctx: Ctx, filter: ClaimFilter): Promise<ClaimFigures> {
  allow(ctx.actor, 'order.read');
  const { rows } = await ctx.db.$client.query<ClaimPart & { by: 'all' | 'kind' | 'carrier' | 'location' }>(
    `with ${CLAIMS}
     select case when grouping(kind) = 0 then 'kind' when grouping(carrier) = 0 then 'carrier'
         when grouping(location_id, location_name) = 0 then 'location' else 'all' end as by,
       coalesce(kind, carrier, location_id::text, '') as key, coalesce(carrier, location_name, '') as name,
       count(*)::integer as claims, coalesce(sum(units), 0)::integer as units,
       coalesce(sum(back), 0)::bigint as "backMinor", count(again_id)::integer as "sentAgain",
       case when $6 then coalesce(sum(goods), 0)::bigint end as "goodsMinor"
     from chosen group by grouping sets ((), (kind), (carrier), (location_id, location_name))
     order by coalesce(sum(back), 0) + coalesce(sum(goods), 0) desc, claims desc, key`,
    valuesOf(ctx, filter),
  );
  const of = (by: (typeof rows)[number]['by']) =>
    rows.filter((row) => row.by === by).map(({ by: _, ...part }) => part);
  const { key: _, name: __, ...total } = of('all')[0]!;
  return { total, byKind: of('kind'), byCarrier: of('carrier'), byLocation: of('location') };
}

/** The claims of a filter from the given row on, newest first. */
export async function listClaims(ctx: Ctx, filter: ClaimFilter, start = 0): Promise<ClaimRow[]> {
  allow(ctx.actor, 'order.read');
  const { rows } = await ctx.db.$client.query<ClaimRow>(
    `with ${CLAIMS}
     select c.id, c.number, c.at, c.kind, c.carrier, c.location_name as "locationName", c.order_id as "orderId",
       o.number as "orderNumber", c.units, c.back as "backMinor", c.again_id as "againId", n.number as "againNumber",
       case when $6 then c.goods end as "goodsMinor"
     from chosen c join orders o on o.id = c.order_id left join orders n on n.id = c.again_id
     order by c.at desc, c.id desc limit ${CLAIMS_PAGE} offset $7`,
    [...valuesOf(ctx, filter), start],
  );
  return rows;
}

function valuesOf(ctx: Ctx, { from, to, kind, carrier, locationId }: ClaimFilter): unknown[] {
  return [from, to, kind, carrier, locationId, can(ctx.actor, 'cost.read')];
}

const CLAIMS = `
  chosen as materialized (
    select c.id, c.number, c.at, c.kind, coalesce(c.carrier, '') as carrier, c.location_id,
      coalesce(l.name, '') as location_name, c.order_id, c.replacement_order_id as again_id,
      (select coalesce(sum(i.quantity), 0)::integer from claim_lines i where i.claim_id = c.id) as units,
      (select coalesce(sum(p.handling_minor), 0)::bigint from postings p
        where p.order_id = c.order_id and p.cause_id = c.id) as back,
      (select coalesce(sum(p.cogs_minor), 0)::bigint from postings p where p.order_id = c.replacement_order_id) as goods
    from claims c cross join business b left join locations l on l.id = c.location_id
    where c.at >= ($1::date)::timestamp at time zone b.time_zone
      and c.at < ($2::date + 1)::timestamp at time zone b.time_zone
      and ($3::text is null or c.kind = $3) and ($4::text is null or coalesce(c.carrier, '') = $4)
      and ($5::uuid is null or c.location_id = $5)
  )`;
