import type { Tx } from '#db/client.ts';
import { stockMovements } from '#db/schema/index.ts';

/** One row of the stock ledger to be written. Quantities are whole units above zero. */
export type NewMovement = Omit<typeof stockMovements.$inferInsert, 'id'>;

/**
 * Writes movements into the stock ledger; triggers add them to the levels in (variant, location) order.
 * Makes the transaction fail with OUT_OF_STOCK where a counted place does not hold the units, or has promised them.
 */
export async function moveStock(tx: Tx, movements: readonly NewMovement[]): Promise<void> {
  if (movements.length === 0) return;
  await tx.insert(stockMovements).values([...movements]);
}
