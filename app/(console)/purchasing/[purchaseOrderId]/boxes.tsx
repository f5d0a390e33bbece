import { UserText } from '#components/ui/bdi-text.tsx';
import { type Boxed, writeBoxes } from '#domains/purchasing/orders/write-boxes.ts';
import type { Prefs } from '#lib/format/prefs.ts';

/** A quantity in the boxes that it was written in, below its pieces. */
export function Boxes({ line, prefs }: { line: Boxed; prefs: Prefs }) {
  const text = writeBoxes(line, prefs);
  return text === null ? null : <UserText className="block text-sm text-quiet">{text}</UserText>;
}
