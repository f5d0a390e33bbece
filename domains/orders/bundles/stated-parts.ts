import type { LoadedLine } from '../steps/loaded-order.ts';
import { partId } from './split-line.ts';

/** Our lines of what a channel calls one line: itself, or the components of the bundle that it is. Pure. */
export function linesOfStated(
  lines: readonly LoadedLine[],
  externalId: string,
): { line: LoadedLine; each: number }[] {
  return lines.flatMap((line) => {
    if (line.externalId === externalId) return [{ line, each: 1 }];
    const isPart = line.bundle && line.externalId === partId(externalId, line.sku);
    return isPart ? [{ line, each: line.bundle!.quantity }] : [];
  });
}
