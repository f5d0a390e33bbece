import type { ReactNode } from 'react';
import { requireKnown } from '#app/_server/require-known.ts';

type Props = { children: ReactNode; params: Promise<{ segmentId: string }> };

export default async function SegmentLayout({ children, params }: Props) {
  await requireKnown('segment', (await params).segmentId);
  return children;
}
