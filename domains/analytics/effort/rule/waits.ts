import type { EffortRules } from './effort-rules.ts';
import type { Finding } from './journey.ts';
import type { FactKind } from './read-fact.ts';
import { foundAt, type Seen, told } from './seen-touch.ts';

/** Whose wait belongs to the courier or to the counter. */
const ELSEWHERE: readonly FactKind[] = ['failedDelivery', 'arrived', 'notReady', 'visitToCollect'];

/** Queues, lines and pages as sources tell them, and questions until their answer. */
export function waits(seen: readonly Seen[], rules: EffortRules): Finding[] {
  return [...seen.flatMap((touch) => waitOf(touch, rules)), ...answers(seen, rules)];
}

/** What a source says somebody waited: in a queue, on the line, for a page. An answer says it for its question. */
function waitOf(touch: Seen, { most, chosen }: EffortRules): Finding[] {
  if (touch.waitSeconds === null || touch.waitSeconds === 0 || ELSEWHERE.includes(touch.kind)) return [];
  const isAnswer = touch.kind === 'answered';
  const isTalk = isAnswer || touch.kind === 'asked';
  const step = touch.isAfter ? 'contact' : isTalk ? 'choose' : 'pay';
  const limits = isAnswer
    ? { most: most.answer, chosen: chosen.answer }
    : { most: most.queue, chosen: chosen.queue };
  return [foundAt(touch, told({ step, kind: 'wait' }, touch.waitSeconds, limits))];
}

/** From the first question that nobody had answered until the answer, where the answer does not say it itself. */
function answers(seen: readonly Seen[], { most, chosen }: EffortRules): Finding[] {
  const found: Finding[] = [];
  let asked: Seen | null = null;
  for (const touch of seen) {
    if (touch.kind === 'asked' && touch.waitSeconds === null) asked ??= touch;
    if (touch.kind !== 'answered') continue;
    if (asked && touch.waitSeconds === null) {
      const step = touch.isAfter ? 'contact' : 'choose';
      const limits = { most: most.answer, chosen: chosen.answer };
      const wait = told({ step, kind: 'wait' }, touch.atSeconds - asked.atSeconds, limits);
      found.push({ ...foundAt(asked, wait), touchIds: [asked.id, touch.id] });
    }
    asked = null;
  }
  return found;
}
