import { z } from 'zod';
import type { Tx } from '#db/client.ts';
import { normaliseBarcode } from '#domains/catalog/barcode.ts';
import { refreshProductSearch } from '#domains/catalog/refresh-search.ts';
import { normaliseDigits } from '#lib/digits.ts';
import { AppError } from '#lib/errors.ts';
import { command } from '../../command.ts';

const MOST_UNITS = 12;
const MOST_PIECES = 100_000;
const Name = z.string().trim().min(1).max(40);

/** All counting units of a variant from now on, and the word for one piece of it. */
export const SetUnitsInput = z.strictObject({
  variantId: z.uuid(),
  base: Name,
  units: z
    .array(
      z.strictObject({
        /** Made by the client; of a unit that is there, its own. */
        id: z.uuid(),
        name: Name,
        factor: z.number().int().min(2).max(MOST_PIECES),
        barcode: z.string().trim().max(60).nullable(),
      }),
    )
    .max(MOST_UNITS),
});

type Wanted = z.output<typeof SetUnitsInput>['units'][number] & { code: string | null };

/**
 * Says in what goods are counted beside single pieces. Quantities stay what they are, in pieces; papers that were written
 * in a unit keep it as it was.
 * @throws NOT_FOUND; CONFLICT for services and bundles, for a name that stands twice, and for a barcode of something else.
 */
export const setUnits = command('product.write', {
  input: SetUnitsInput,
  run: async (tx, { variantId, base, units }, ctx) => {
    const variant = await lockVariant(tx, variantId);
    const wanted = units.map((unit) => {
      const barcode = unit.barcode ? normaliseDigits(unit.barcode) : null;
      return { ...unit, barcode, code: barcode === null ? null : normaliseBarcode(barcode) };
    });
    requireOnce(variant.sku, [base, ...wanted.map((unit) => unit.name)]);
    await requireFreeCodes(tx, variantId, wanted);
    const before = await replaceUnits(tx, variantId, wanted);
    await tx.$client.query('update variants set unit = $2, updated_at = $3 where id = $1', [
      variantId,
      base,
      ctx.now,
    ]);
    await refreshProductSearch(tx, variant.productId);
    return {
      result: { units: units.length },
      subjectKind: 'variant',
      subjectId: variantId,
      summary: { sku: variant.sku, units: units.map(({ name, factor }) => `${name} ${factor}`) },
      before: { base: variant.unit, units: before },
      after: { base, units },
      events: [{ kind: 'product.changed', subjectKind: 'product', subjectId: variant.productId }],
    };
  },
});

type Variant = { sku: string; kind: string; unit: string; productId: string };

async function lockVariant(tx: Tx, variantId: string): Promise<Variant> {
  const { rows } = await tx.$client.query<Variant>(
    'select sku, kind, unit, product_id as "productId" from variants where id = $1 for no key update',
    [variantId],
  );
  const variant = rows[0];
  if (!variant) {
    throw new AppError('NOT_FOUND', 'There is no such variant.', {
      details: { reason: 'gone', thing: 'variant' },
    });
  }
  if (variant.kind === 'goods') return variant;
  throw new AppError('CONFLICT', `${variant.sku} has no stock of its own to count.`, {
    details: { reason: 'noStock', sku: variant.sku },
  });
}

function requireOnce(sku: string, names: readonly string[]): void {
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice === undefined) return;
  throw new AppError('CONFLICT', `${sku}: two units are called ${twice}.`, {
    details: { reason: 'unitTwice', sku, unit: twice },
  });
}

async function requireFreeCodes(tx: Tx, variantId: string, wanted: readonly Wanted[]): Promise<void> {
  const codes = wanted.flatMap(({ code }) => (code === null ? [] : [code]));
  const twice = codes.find((code, index) => codes.indexOf(code) < index);
  if (twice !== undefined) {
    throw new AppError('CONFLICT', `The barcode ${twice} is given to two units.`, {
      details: { reason: 'unitBarcodeTwice', code: twice },
    });
  }
  const { rows } = await tx.$client.query<{ code: string; sku: string }>(
    `select b.code, v.sku from barcodes b join variants v on v.id = b.variant_id where b.code = any ($1::text[])
     union all
     select u.barcode, v.sku from variant_units u join variants v on v.id = u.variant_id
     where u.barcode = any ($1::text[]) and u.variant_id <> $2 limit 1`,
    [codes, variantId],
  );
  const taken = rows[0];
  if (!taken) return;
  throw new AppError('CONFLICT', `The barcode ${taken.code} stands for ${taken.sku} already.`, {
    details: { reason: 'barcodeTaken', code: taken.code, sku: taken.sku },
  });
}

/** Writes the units in the place of those that there were, and tells those. */
async function replaceUnits(
  tx: Tx,
  variantId: string,
  wanted: readonly Wanted[],
): Promise<{ name: string; factor: number; barcode: string | null }[]> {
  const { rows: before } = await tx.$client.query<{ name: string; factor: number; barcode: string | null }>(
    'select name, factor, barcode from variant_units where variant_id = $1 order by factor, name',
    [variantId],
  );
  const ids = wanted.map((unit) => unit.id);
  await tx.$client.query('delete from variant_units where variant_id = $1 and id <> all ($2::uuid[])', [
    variantId,
    ids,
  ]);
  // Names and barcodes may change places between units: what is in the way makes room first.
  await tx.$client.query(
    `update variant_units set name = id::text, barcode = null, scanned_as = null where variant_id = $1`,
    [variantId],
  );
  await tx.$client.query(
    `insert into variant_units (id, variant_id, name, factor, barcode, scanned_as)
     select w.id, $1, w.name, w.factor, w.code, w.scanned_as
     from unnest($2::uuid[], $3::text[], $4::integer[], $5::text[], $6::text[]) w (id, name, factor, code, scanned_as)
     on conflict (id) do update set name = excluded.name, factor = excluded.factor, barcode = excluded.barcode,
       scanned_as = excluded.scanned_as where variant_units.variant_id = excluded.variant_id`,
    [
      variantId,
      ids,
      wanted.map((unit) => unit.name),
      wanted.map((unit) => unit.factor),
      wanted.map((unit) => unit.code),
      wanted.map((unit) => unit.barcode),
    ],
  );
  return before;
}
