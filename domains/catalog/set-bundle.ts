import type { Tx } from '#db/client.ts';
import { bundleComponents } from '#db/schema/index.ts';
import { AppError } from '#lib/errors.ts';
import { command } from '../command.ts';
import { SetBundleInput } from './input.ts';

type Found = { id: string; sku: string; productId: string; kind: 'goods' | 'service' | 'bundle' };
type Named = { sku: string; quantity: number };

/**
 * Says what a bundle is made of; goods that have no stock become one, and a bundle of nothing is goods again. Orders
 * that were placed keep what was in it then.
 * @throws NOT_FOUND for an unknown variant or component; CONFLICT for a service, for goods that have stock, open orders
 * or a place in another bundle, and for a component that is not goods or is archived.
 */
export const setBundle = command('product.write', {
  input: SetBundleInput,
  run: async (tx, { variantId, components }, ctx) => {
    const variant = await lockVariant(tx, variantId);
    const before = await readComponents(tx, variantId);
    const parts = await findComponents(tx, variant, components);
    await tx.$client.query('delete from bundle_components where bundle_id = $1', [variantId]);
    const kind = parts.length > 0 ? 'bundle' : 'goods';
    if (kind === 'bundle' && variant.kind !== 'bundle') await requireFree(tx, variant);
    await tx.$client.query('update variants set kind = $2, updated_at = $3 where id = $1', [
      variantId,
      kind,
      ctx.now,
    ]);
    if (parts.length > 0) {
      await tx
        .insert(bundleComponents)
        .values(parts.map(({ id, quantity }) => ({ bundleId: variantId, componentId: id, quantity })));
    }
    return {
      result: { id: variantId, kind: kind as 'goods' | 'bundle' },
      subjectKind: 'variant',
      subjectId: variantId,
      before: { kind: variant.kind, components: before },
      after: { kind, components: parts.map(({ sku, quantity }) => ({ sku, quantity })) },
      events: [{ kind: 'product.changed', subjectKind: 'product', subjectId: variant.productId }],
    };
  },
});

async function lockVariant(tx: Tx, variantId: string): Promise<Found> {
  const { rows } = await tx.$client.query<Found>(
    'select id, sku, product_id as "productId", kind from variants where id = $1 for update',
    [variantId],
  );
  const variant = rows[0];
  if (!variant) {
    throw new AppError('NOT_FOUND', 'There is no such variant; load the page again.', {
      details: { reason: 'gone', thing: 'variant' },
    });
  }
  if (variant.kind !== 'service') return variant;
  throw new AppError('CONFLICT', `${variant.sku} is a service; only goods can be a bundle.`, {
    details: { reason: 'serviceBundle', sku: variant.sku },
  });
}

async function readComponents(tx: Tx, variantId: string): Promise<Named[]> {
  const { rows } = await tx.$client.query<Named>(
    `select v.sku, c.quantity from bundle_components c join variants v on v.id = c.component_id
     where c.bundle_id = $1 order by v.sku`,
    [variantId],
  );
  return rows;
}

type Component = { id: string; sku: string; kind: string; isArchived: boolean };

async function findComponents(
  tx: Tx,
  bundle: Found,
  wanted: readonly Named[],
): Promise<{ id: string; sku: string; quantity: number }[]> {
  const { rows } = await tx.$client.query<Component>(
    `select id, sku, kind, archived_at is not null as "isArchived" from variants where sku = any ($1::text[])
     order by id for key share`,
    [wanted.map((one) => one.sku)],
  );
  const bySku = new Map(rows.map((row) => [row.sku, row]));
  return wanted.map(({ sku, quantity }) => {
    const found = bySku.get(sku);
    if (!found) {
      throw new AppError('NOT_FOUND', `There is no variant ${sku}.`, {
        details: { reason: 'gone', thing: 'variant', sku },
      });
    }
    if (found.kind === 'goods' && !found.isArchived && found.id !== bundle.id) return { ...found, quantity };
    throw new AppError('CONFLICT', `${sku} cannot be in a bundle: only goods that are sold can.`, {
      details: { reason: 'notBundled', sku },
    });
  });
}

/** What lies on a shelf, waits on an order or is in another bundle is no bundle itself. */
async function requireFree(tx: Tx, variant: Found): Promise<void> {
  const { rows } = await tx.$client.query<{ hasStock: boolean; isOrdered: boolean; isComponent: boolean }>(
    `select exists (select from stock_levels where variant_id = $1 and on_hand > 0) as "hasStock",
       exists (select from order_lines l join orders o on o.id = l.order_id
         where l.variant_id = $1 and l.shipped_quantity < l.quantity and o.status <> 'cancelled') as "isOrdered",
       exists (select from bundle_components where component_id = $1) as "isComponent"`,
    [variant.id],
  );
  const { hasStock, isOrdered, isComponent } = rows[0]!;
  const reason = hasStock ? 'bundleStock' : isOrdered ? 'bundleOrdered' : isComponent ? 'bundleNested' : null;
  if (reason === null) return;
  throw new AppError(
    'CONFLICT',
    `${variant.sku} cannot become a bundle: it has stock, waits on an order or is in another bundle. Make a new variant.`,
    { details: { reason, sku: variant.sku } },
  );
}
