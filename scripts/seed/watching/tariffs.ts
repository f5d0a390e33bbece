import type { Database } from '#db/client.ts';
import { saveParcelTariffs } from '#domains/channels/costs/save-parcel-tariffs.ts';
import { type Ctx, SYSTEM } from '#domains/context.ts';
import { dayIn } from '#lib/time.ts';
import { priceOfParcel } from '../story/bill.ts';
import type { World } from '../world/world.ts';

/**
 * What parcels are expected to cost: as much as the story's own bills say of each. Parcels of the story are billed by the
 * day, so the table comes when all of them have left.
 */
export async function seedTariffs(db: Database, world: World): Promise<void> {
  const ctx: Ctx = { db, actor: SYSTEM, now: new Date(world.until) };
  const validFrom = dayIn(world.words.business.timeZone, new Date(world.start));
  const price = { country: '', ...priceOfParcel(world.words), validFrom };
  await saveParcelTariffs(ctx, {
    tariffs: [
      { method: 'courier', ...price },
      { method: 'post', ...price },
    ],
  });
}
