import 'server-only';
import { notFound } from 'next/navigation';
import { isKnown, SUBJECTS, type Subject } from '#domains/analytics/is-known.ts';
import { can } from '#domains/team/can.ts';
import { requireSession } from './session.ts';

/**
 * Answers 404 for what does not exist. A layout asks, because once a page's skeleton is on its way the answer is 200.
 * Those who may not look are told so by the page.
 */
export async function requireKnown(subject: Subject, id: string): Promise<void> {
  const { ctx } = await requireSession();
  if (!can(ctx.actor, SUBJECTS[subject].verb)) return;
  if (!(await isKnown(ctx, subject, id))) notFound();
}
