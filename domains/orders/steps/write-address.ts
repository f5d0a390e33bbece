import type { z } from 'zod';
import type { Tx } from '#db/client.ts';
import { orderAddresses } from '#db/schema/index.ts';
import type { AddressInput } from '../input.ts';

/** Writes where an order goes. */
export async function writeAddress(
  tx: Tx,
  orderId: string,
  address: z.output<typeof AddressInput>,
): Promise<void> {
  const row = { ...address, phone: address.phone ?? null, email: address.email ?? null };
  await tx
    .insert(orderAddresses)
    .values({ orderId, kind: 'shipping', ...row })
    .onConflictDoUpdate({ target: [orderAddresses.orderId, orderAddresses.kind], set: row });
}
