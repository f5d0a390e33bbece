import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { requireSession } from '#app/_server/session.ts';
import { findRule } from '#domains/alerts/find-rule.ts';
import { can } from '#domains/team/can.ts';

type Props = { children: ReactNode; params: Promise<{ ruleId: string }> };

/** Answers 404 for what does not exist; once a page's skeleton is on its way the answer would be 200. */
export default async function RuleLayout({ children, params }: Props) {
  const { ctx } = await requireSession();
  if (can(ctx.actor, 'alert.read') && !(await findRule(ctx, (await params).ruleId))) notFound();
  return children;
}
