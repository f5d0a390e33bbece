import type { OrderDetail } from '#domains/orders/get-order.ts';

/** What one edit changed. */
export type VersionChange = {
  /** The version that the edit made. */
  version: number;
  at: string;
  actorName: string;
  reason: string;
  totalBeforeMinor: number;
  totalAfterMinor: number;
  lines: { sku: string; title: string; before: number; after: number }[];
};

type Line = Pick<OrderDetail['versions'][number]['lines'][number], 'lineId' | 'sku' | 'title' | 'quantity'>;

/** The edits of an order, newest first, each as its lines whose quantity changed, and the totals around it. Pure. */
export function compareVersions(order: OrderDetail): VersionChange[] {
  const now = {
    totalMinor: order.totalMinor,
    lines: order.lines.map((line) => ({ ...line, lineId: line.id })),
  };
  return order.versions
    .map((old, at): VersionChange => {
      const next = order.versions[at + 1] ?? now;
      return {
        version: old.version + 1,
        at: old.supersededAt,
        actorName: old.actorName,
        reason: old.reason,
        totalBeforeMinor: old.totalMinor,
        totalAfterMinor: next.totalMinor,
        lines: compareLines(old.lines, next.lines),
      };
    })
    .reverse();
}

function compareLines(before: readonly Line[], after: readonly Line[]): VersionChange['lines'] {
  const ids = [...new Set([...before, ...after].map((line) => line.lineId))];
  return ids.flatMap((id) => {
    const [old, next] = [before, after].map((lines) => lines.find((line) => line.lineId === id));
    const known = next ?? old;
    const change = { before: old?.quantity ?? 0, after: next?.quantity ?? 0 };
    if (!known || change.before === change.after) return [];
    return [{ sku: known.sku, title: known.title, ...change }];
  });
}
