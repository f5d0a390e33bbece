import type { ReactNode } from 'react';
import { requireKnown } from '#app/_server/require-known.ts';

type Props = { children: ReactNode; params: Promise<{ importId: string }> };

export default async function ImportLayout({ children, params }: Props) {
  await requireKnown('import', (await params).importId);
  return children;
}
