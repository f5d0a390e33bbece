import { addDays, daysBetween } from '#lib/time.ts';
import type { ReturnPolicy, ReturnRule } from './return-policy.ts';

/** What is known of a unit that somebody wants to bring back. Days are the business's own. */
export type ReturnFacts = {
  category: string | null;
  channelId: string;
  /** When it reached the customer; null where nobody knows. */
  deliveredOn: string | null;
  today: string;
  /** The order was found, or a receipt of ours was shown. */
  hasReceipt: boolean;
  isTagIntact: boolean;
};

/** Why a unit may not come back without a manager. */
export type ReturnRefusal = 'noRule' | 'neverReturnable' | 'tooLate' | 'noDay' | 'noReceipt' | 'noTag';

/** What the policy says of a unit: the rule that spoke, until when, what it keeps back, and what speaks against it. */
export type ReturnJudgement = {
  rule: { id: string; name: string } | null;
  until: string | null;
  feeBasisPoints: number;
  refusals: ReturnRefusal[];
};

/**
 * Judges whether a unit may come back. The first rule that speaks for its category and channel decides; the last day
 * counts. All reasons against it are named at once, so that staff ask the customer once. Pure.
 */
export function judgeReturn(facts: ReturnFacts, policy: Pick<ReturnPolicy, 'rules'>): ReturnJudgement {
  const rule = policy.rules.find((one) => speaksFor(one, facts));
  if (!rule) return { rule: null, until: null, feeBasisPoints: 0, refusals: ['noRule'] };
  const until = rule.days === 0 || facts.deliveredOn === null ? null : addDays(facts.deliveredOn, rule.days);
  return {
    rule: { id: rule.id, name: rule.name },
    until,
    feeBasisPoints: rule.feeBasisPoints,
    refusals: refusalsOf(rule, facts),
  };
}

function speaksFor(rule: ReturnRule, facts: ReturnFacts): boolean {
  const isOfCategory = rule.categories.length === 0 || rule.categories.includes(facts.category ?? '');
  const isOfChannel = rule.channelIds.length === 0 || rule.channelIds.includes(facts.channelId);
  return isOfCategory && isOfChannel;
}

function refusalsOf(rule: ReturnRule, facts: ReturnFacts): ReturnRefusal[] {
  const refusals: ReturnRefusal[] = [];
  if (rule.days === 0) refusals.push('neverReturnable');
  else if (facts.deliveredOn === null) refusals.push('noDay');
  else if (daysBetween(facts.deliveredOn, facts.today) > rule.days) refusals.push('tooLate');
  if (rule.needsReceipt && !facts.hasReceipt) refusals.push('noReceipt');
  if (rule.needsTag && !facts.isTagIntact) refusals.push('noTag');
  return refusals;
}
