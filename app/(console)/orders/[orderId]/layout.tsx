import type { ReactNode } from 'react';
import { requireKnown } from '#app/_server/require-known.ts';

type Props = { children: ReactNode; params: Promise<{ orderId: string }> };

export default async function OrderLayout({ children, params }: Props) {
  await requireKnown('order', (await params).orderId);
  return children;
}
