import type { ReactNode } from 'react';
import { requireKnown } from '#app/_server/require-known.ts';

type Props = { children: ReactNode; params: Promise<{ channelId: string }> };

export default async function ParitySettingsLayout({ children, params }: Props) {
  await requireKnown('channel', (await params).channelId);
  return children;
}
