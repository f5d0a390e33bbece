/** A lot as it lies on a shelf. */
export type ShelfLot = { code: string; expiresOn: string | null; quantity: number };

/** The first lots that together hold so many units, all of them where they hold fewer. Pure. */
export function lotsToTake(lots: readonly ShelfLot[], quantity: number): ShelfLot[] {
  let left = quantity;
  return lots.filter((lot) => {
    const isWanted = left > 0;
    left -= lot.quantity;
    return isWanted;
  });
}
