import { lengthOf, type Period } from '#domains/analytics/period.ts';
import { addDays, isDay } from '#lib/time.ts';
import { UsageError, type VerbCall } from './verb.ts';

const USUAL_DAYS = 28;
const LONGEST_DAYS = 3_660;

/** The days of `--from` and `--to`: four weeks that end today where nothing else is said, ten years at most. */
export function readDays(call: VerbCall, today: string): Period {
  const day = (option: string, usual: string) => {
    const given = call.text(option) ?? usual;
    if (isDay(given)) return given;
    throw new UsageError(`--${option} ${given}: a day such as 2026-03-01 is wanted.`);
  };
  const to = day('to', today);
  const from = day('from', addDays(to, 1 - USUAL_DAYS));
  if (from > to) throw new UsageError(`--from ${from} lies after --to ${to}.`);
  if (lengthOf({ from, to }) > LONGEST_DAYS) {
    throw new UsageError(`--from ${from} lies more than ten years before --to ${to}.`);
  }
  return { from, to };
}
