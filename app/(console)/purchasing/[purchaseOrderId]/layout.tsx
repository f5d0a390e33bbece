import type { ReactNode } from 'react';
import { requireKnown } from '#app/_server/require-known.ts';

type Props = { children: ReactNode; params: Promise<{ purchaseOrderId: string }> };

export default async function PurchaseOrderLayout({ children, params }: Props) {
  await requireKnown('purchase-order', (await params).purchaseOrderId);
  return children;
}
