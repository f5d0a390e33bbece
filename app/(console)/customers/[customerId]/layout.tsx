import type { ReactNode } from 'react';
import { requireKnown } from '#app/_server/require-known.ts';

type Props = { children: ReactNode; params: Promise<{ customerId: string }> };

export default async function CustomerLayout({ children, params }: Props) {
  await requireKnown('customer', (await params).customerId);
  return children;
}
