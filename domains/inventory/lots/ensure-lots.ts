import type { Tx } from '#db/client.ts';
import { AppError } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';

/** A lot as somebody reads it off a package. `undefined`: the expiry that is known of it holds. */
export type StatedLot = { variantId: string; code: string; expiresOn?: string | null | undefined };

type Known = { id: string; variantId: string; code: string; expiresOn: string | null; sku: string };

/**
 * The ids of lots, in the order in which they are stated; those that nobody knew are written down.
 * @throws CONFLICT for a lot whose expiry is another one by the books.
 */
export async function ensureLots(tx: Tx, stated: readonly StatedLot[], now: Date): Promise<string[]> {
  if (stated.length === 0) return [];
  // In one order, so that two deliveries of the same lots cannot wait for one another.
  const wanted = stated.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  await tx.$client.query(
    `insert into lots (id, variant_id, code, expires_on, created_at)
     select w.id, w.variant_id, w.code, w.expires_on, $5
     from unnest($1::uuid[], $2::uuid[], $3::text[], $4::date[]) with ordinality w (id, variant_id, code, expires_on, place)
     order by w.place on conflict (variant_id, code) do nothing`,
    [
      wanted.map(() => newId(now.getTime())),
      wanted.map((lot) => lot.variantId),
      wanted.map((lot) => lot.code),
      wanted.map((lot) => lot.expiresOn ?? null),
      now,
    ],
  );
  const { rows } = await tx.$client.query<Known>(
    `select o.id, o.variant_id as "variantId", o.code, o.expires_on::text as "expiresOn", v.sku
     from unnest($1::uuid[], $2::text[]) w (variant_id, code)
     join lots o on o.variant_id = w.variant_id and o.code = w.code join variants v on v.id = o.variant_id`,
    [stated.map((lot) => lot.variantId), stated.map((lot) => lot.code)],
  );
  const known = new Map(rows.map((row) => [keyOf(row), row]));
  return stated.map((lot) => {
    const row = known.get(keyOf(lot))!;
    if (lot.expiresOn !== undefined && lot.expiresOn !== row.expiresOn) refuseExpiry(row, lot.expiresOn);
    return row.id;
  });
}

function keyOf(lot: { variantId: string; code: string }): string {
  return `${lot.variantId} ${lot.code}`;
}

function refuseExpiry({ sku, code, expiresOn }: Known, stated: string | null): never {
  throw new AppError(
    'CONFLICT',
    `${sku}: lot ${code} ${expiresOn ? `expires on ${expiresOn}` : 'has no expiry'} by the books, not ${stated ?? 'never'}. Look at the package again.`,
    { details: { reason: 'lotExpiry', sku, lot: code, known: expiresOn ?? '–' } },
  );
}
