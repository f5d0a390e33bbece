/** So many orders or visits say something about where a person goes. */
export const FEWEST_FOR_CHANNEL = 3;

/** So many things done say something about the time of the day. */
export const FEWEST_FOR_HOUR = 10;

/** So long is the part of the day that is looked for, in hours. */
export const WINDOW_HOURS = 3;

/** Times the even share of a part of the day that it must have to be called a habit. */
const CLEARLY = 2;

const HOURS_OF_DAY = 24;

/** One habit with its evidence: `count` of `of`. Null `value` says that no one stands out; null as a whole, too little data. */
export type Habit<Value> = { value: Value | null; count: number; of: number } | null;

/** The one that somebody chose most often; nobody stands out where two share the first place. Pure. */
export function chooseMost<Value>(counts: readonly { value: Value; count: number }[]): Habit<Value> {
  const of = counts.reduce((sum, { count }) => sum + count, 0);
  if (of < FEWEST_FOR_CHANNEL) return null;
  const [first, second] = counts.toSorted((a, b) => b.count - a.count);
  const isAlone = first !== undefined && (second === undefined || first.count > second.count);
  return { value: isAlone ? first.value : null, count: first?.count ?? 0, of };
}

/**
 * The `WINDOW_HOURS` of the day in which somebody does most, by the hour at which they begin; `byHour[h]` counts what was
 * done from h o'clock on. The window may pass midnight. It must have twice its even share to stand out. Pure.
 */
export function chooseHours(byHour: readonly number[]): Habit<number> {
  const of = byHour.reduce((sum, count) => sum + count, 0);
  if (of < FEWEST_FOR_HOUR) return null;
  const windows = Array.from({ length: HOURS_OF_DAY }, (_, from) =>
    Array.from({ length: WINDOW_HOURS }, (__, more) => byHour[(from + more) % HOURS_OF_DAY] ?? 0).reduce(
      (sum, count) => sum + count,
      0,
    ),
  );
  const count = Math.max(...windows);
  const isClear = count >= (of * WINDOW_HOURS * CLEARLY) / HOURS_OF_DAY;
  return { value: isClear ? windows.indexOf(count) : null, count, of };
}
