import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { requireSession } from '#app/_server/session.ts';
import { isKnown } from '#domains/analytics/is-known.ts';
import { can } from '#domains/team/can.ts';

type Props = { children: ReactNode; params: Promise<{ orderId: string }> };

export default async function JourneyLayout({ children, params }: Props) {
  const [{ ctx }, { orderId }] = await Promise.all([requireSession(), params]);
  if (can(ctx.actor, 'order.read') && !(await isKnown(ctx, 'order', orderId))) notFound();
  return children;
}
