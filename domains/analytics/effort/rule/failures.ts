import type { EffortRules } from './effort-rules.ts';
import type { Finding } from './journey.ts';
import type { FactKind } from './read-fact.ts';
import { foundAt, MINUTE_SECONDS, type Seen, standard } from './seen-touch.ts';

type FailureRule = {
  /** What shows that the customer tried again. */
  goesOn: readonly FactKind[];
  step: Finding['step'];
  why: Finding['kind'];
  least: number;
  most: number;
};

/** Searches that found nothing, goods that were sold out, payments that failed, and checkouts begun again. */
export function failures(early: readonly Seen[], { standard: minutes, most }: EffortRules): Finding[] {
  return [
    ...failed(early, 'emptySearch', {
      goesOn: ['look'],
      step: 'find',
      why: 'failure',
      least: minutes.emptySearch,
      most: most.search,
    }),
    ...failed(early, 'stockOut', {
      goesOn: ['look'],
      step: 'choose',
      why: 'stockOut',
      least: minutes.stockOut,
      most: most.stockOut,
    }),
    ...failed(early, 'failedPayment', {
      goesOn: ['attempt', 'checkout'],
      step: 'pay',
      why: 'failure',
      least: minutes.failedPayment,
      most: most.payment,
    }),
    ...repeats(early, minutes.repeatedCheckout),
  ];
}

/** From a failure until the next one, or until the last that the customer tried within the limit. */
function failed(seen: readonly Seen[], kind: FactKind, rule: FailureRule): Finding[] {
  const failing = seen.filter((one) => one.kind === kind);
  const tries = seen.filter((one) => rule.goesOn.includes(one.kind));
  return failing.map((failure, at) => {
    const limit = failure.atSeconds + rule.most * MINUTE_SECONDS;
    const next = failing[at + 1];
    const end =
      next && next.atSeconds <= limit
        ? next
        : tries.findLast(({ atSeconds }) => atSeconds > failure.atSeconds && atSeconds <= limit);
    const measured = end ? end.atSeconds - failure.atSeconds : 0;
    const least = Math.round(rule.least * MINUTE_SECONDS);
    return {
      step: rule.step,
      kind: rule.why,
      atSeconds: failure.atSeconds,
      seconds: Math.max(measured, least),
      isMeasured: measured >= least,
      touchIds: end ? [failure.id, end.id] : [failure.id],
      lengthOf: null,
    };
  });
}

/** Every checkout after the first of a journey. */
function repeats(seen: readonly Seen[], minutes: number): Finding[] {
  return seen
    .filter(({ kind }) => kind === 'checkout')
    .slice(1)
    .map((touch) => foundAt(touch, standard({ step: 'pay', kind: 'repeat' }, minutes)));
}
