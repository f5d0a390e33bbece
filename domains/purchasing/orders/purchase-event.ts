import type { NewEvent } from '#domains/events/subscriptions.ts';

/** Tells that a purchase order changed; screens that show it read it again. */
export function purchaseChanged(
  purchaseOrderId: string,
  payload: Record<string, unknown> & { status: string },
): NewEvent {
  return { kind: 'purchase.changed', subjectKind: 'purchase_order', subjectId: purchaseOrderId, payload };
}
