import type { Database } from '#db/client.ts';
import { type Ctx, SYSTEM } from '#domains/context.ts';
import { setTargets } from '#domains/inventory/levels/set-targets.ts';
import { setUnits } from '#domains/inventory/units/set-units.ts';
import { listSupplierItems } from '#domains/purchasing/suppliers/list-supplier-items.ts';
import { setSupplierItems } from '#domains/purchasing/suppliers/set-supplier-items.ts';
import { makeIds, makeRandom } from './random.ts';
import type { World } from './world/world.ts';

const BOXED_GOODS = 12;
const PIECES_IN_A_BOX = 12;
const BOXES_ON_A_PALLET = 40;
/** In-store codes: nobody's GTIN. */
const FIRST_BOX_CODE = 29_000_001;
const REORDER_POINT = 12;
const ORDER_UP_TO = 48;

/**
 * Boxes and pallets of what one supplier sells, in which it is ordered, and reorder points for some of it, by the commands
 * of the rooms, on top of the history.
 */
export async function seedCounting(db: Database, world: World): Promise<void> {
  const ids = makeIds(makeRandom(world.seed, 'counting ids'));
  const newId = () => ids(world.until);
  const ctx: Ctx = { db, actor: SYSTEM, now: new Date(world.until) };
  const supplierId = await readBusiest(db);
  if (supplierId === null) return;
  const { rows: items } = await listSupplierItems(ctx, { supplierId, limit: BOXED_GOODS });
  const boxes: string[] = [];
  for (const [index, { variantId }] of items.entries()) {
    const box = newId();
    boxes.push(box);
    await setUnits(ctx, {
      variantId,
      base: 'piece',
      units: [
        { id: box, name: 'box', factor: PIECES_IN_A_BOX, barcode: String(FIRST_BOX_CODE + index) },
        { id: newId(), name: 'pallet', factor: PIECES_IN_A_BOX * BOXES_ON_A_PALLET, barcode: null },
      ],
    });
  }
  await setSupplierItems(ctx, {
    supplierId,
    items: items.map(({ sku, title, units, unitCostMicros, ...item }, index) => ({
      ...item,
      unitCostMicros: unitCostMicros ?? 0,
      unitId: boxes[index]!,
    })),
  });
  await setTargets(ctx, {
    rows: items.map(({ variantId }) => ({ variantId, locationId: null })),
    reorderPoint: REORDER_POINT,
    orderUpTo: ORDER_UP_TO,
  });
}

async function readBusiest(db: Database): Promise<string | null> {
  const { rows } = await db.$client.query<{ id: string }>(
    `select s.id from suppliers s join supplier_items i on i.supplier_id = s.id
     group by s.id order by count(*) desc, s.code limit 1`,
  );
  return rows[0]?.id ?? null;
}
