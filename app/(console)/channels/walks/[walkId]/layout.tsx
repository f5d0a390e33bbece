import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { requireSession } from '#app/_server/session.ts';
import { getWalk } from '#domains/analytics/effort/walks/list-walks.ts';
import { can } from '#domains/team/can.ts';

type Props = { children: ReactNode; params: Promise<{ walkId: string }> };

export default async function WalkLayout({ children, params }: Props) {
  const [{ ctx }, { walkId }] = await Promise.all([requireSession(), params]);
  if (can(ctx.actor, 'walk.read') && !(await getWalk(ctx, walkId))) notFound();
  return children;
}
