/** A place on the way through the shelves. */
export type Stop = { zone: string; bin: string; sku: string; box: number };

const ORDER = new Intl.Collator('en', { numeric: true });

/**
 * The way through the shelves: zone by zone, bin by bin, then by SKU, so that nobody walks back; bins compare as people
 * read them (A-9 before A-10). Equal goods stand together, the lower box first. Pure.
 */
export function sortWalk<Task extends Stop>(tasks: readonly Task[]): Task[] {
  return [...tasks].sort(
    (a, b) =>
      ORDER.compare(a.zone, b.zone) ||
      ORDER.compare(a.bin, b.bin) ||
      ORDER.compare(a.sku, b.sku) ||
      a.box - b.box,
  );
}
