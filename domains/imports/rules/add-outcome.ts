import type { Outcome } from '../read-batch.ts';
import { addExact } from './exact-amount.ts';

/** Two outcomes added up, exactly. Empty parts are left out. */
export function addOutcome(left: Outcome, right: Outcome): Outcome {
  const sum: Outcome = { ...left };
  for (const [name, part] of Object.entries(right)) {
    if (part.rows === 0) continue;
    const before = sum[name] ?? { rows: 0, amountMinor: 0, restMicros: 0 };
    const amount = addExact(
      { minor: before.amountMinor, restMicros: before.restMicros },
      { minor: part.amountMinor, restMicros: part.restMicros },
    );
    sum[name] = {
      rows: before.rows + part.rows,
      amountMinor: amount.minor,
      restMicros: amount.restMicros,
    };
  }
  return sum;
}
