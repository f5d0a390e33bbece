import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { requireSession } from '#app/_server/session.ts';
import { getDrift } from '#domains/parity/drifts/list-drifts.ts';
import { can } from '#domains/team/can.ts';

type Props = { children: ReactNode; params: Promise<{ driftId: string }> };

export default async function DriftLayout({ children, params }: Props) {
  const [{ ctx }, { driftId }] = await Promise.all([requireSession(), params]);
  if (can(ctx.actor, 'parity.read') && !(await getDrift(ctx, driftId))) notFound();
  return children;
}
