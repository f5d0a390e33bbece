import type { ReactNode } from 'react';
import { requireKnown } from '#app/_server/require-known.ts';

type Props = { children: ReactNode; params: Promise<{ variantId: string }> };

export default async function VariantLayout({ children, params }: Props) {
  await requireKnown('variant', (await params).variantId);
  return children;
}
