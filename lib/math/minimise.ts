import { finish, type Steps } from './steps.ts';

/** A box to search in, and where to begin. */
export type Search = { start: readonly number[]; low: readonly number[]; high: readonly number[] };

type Corner = { at: number[]; value: number };

const STEP_SHARE = 0.25;
const MOST_EVALUATIONS = 160;
const TOLERANCE = 1e-7;
const GOLDEN = (Math.sqrt(5) - 1) / 2;
const GRID = 8;

/** What a search may spend: looks at the function, and how small a difference of corners ends it. */
export type Effort = { most?: number; tolerance?: number; stepShare?: number };

/**
 * The point of a box where a function is smallest, by Nelder and Mead's simplex with corners pulled back into the box.
 * A local minimum; the same question has the same answer. Gives up improving after `most` looks at the function.
 */
export function minimise(
  f: (at: readonly number[]) => number,
  search: Search,
  effort: Effort = {},
): number[] {
  return finish(minimiseSteps(f, search, effort));
}

/** The same, a look or two at the function in each step. */
export function* minimiseSteps(
  f: (at: readonly number[]) => number,
  { start, low, high }: Search,
  { most = MOST_EVALUATIONS, tolerance = TOLERANCE, stepShare = STEP_SHARE }: Effort = {},
): Steps<number[]> {
  const inBox = (at: number[]) => at.map((x, i) => Math.min(high[i]!, Math.max(low[i]!, x)));
  const look = (at: number[]): Corner => {
    const boxed = inBox(at);
    const value = f(boxed);
    return { at: boxed, value: Number.isFinite(value) ? value : Number.MAX_VALUE };
  };
  const corners = firstCorners({ start, low, high }, stepShare).map(look);
  const byValue = (a: Corner, b: Corner) => a.value - b.value;
  corners.sort(byValue);
  for (let looks = corners.length; looks < most; ) {
    yield;
    const best = corners[0]!;
    const worst = corners.at(-1)!;
    if (worst.value - best.value <= tolerance * (Math.abs(best.value) + Number.EPSILON)) break;
    const middle = centre(corners.slice(0, -1));
    const along = (share: number) => look(middle.map((m, i) => m + share * (worst.at[i]! - m)));
    const reflected = along(-1);
    looks++;
    let next = reflected;
    if (reflected.value < best.value) {
      const expanded = along(-2);
      looks++;
      if (expanded.value < reflected.value) next = expanded;
    } else if (reflected.value >= corners.at(-2)!.value) {
      next = along(reflected.value < worst.value ? -0.5 : 0.5);
      looks++;
    }
    if (next.value < worst.value) corners[corners.length - 1] = next;
    else {
      for (let i = 1; i < corners.length; i++)
        corners[i] = look(corners[i]!.at.map((x, d) => (x + best.at[d]!) / 2));
      looks += corners.length - 1;
    }
    corners.sort(byValue);
  }
  return corners[0]!.at;
}

/** The start, and from it one step inwards along each side of the box: a share of that side. */
function firstCorners({ start, low, high }: Search, stepShare: number): number[][] {
  const steps = start.map((x, i) => {
    const step = stepShare * (high[i]! - low[i]!);
    return start.map((y, j) => (i !== j ? y : x + step > high[i]! ? x - step : x + step));
  });
  return [[...start], ...steps];
}

function centre(corners: Corner[]): number[] {
  const sum = corners[0]!.at.map(() => 0);
  for (const { at } of corners) for (let i = 0; i < sum.length; i++) sum[i]! += at[i]!;
  return sum.map((total) => total / corners.length);
}

/** Where a function of one number is smallest between two bounds: the best of a grid, then golden sections around it. */
export function minimiseOnLine(
  f: (x: number) => number,
  { low, high, tolerance = 1e-4 }: { low: number; high: number; tolerance?: number },
): number {
  const width = (high - low) / GRID;
  let best = low;
  let smallest = Number.POSITIVE_INFINITY;
  for (let i = 0; i <= GRID; i++) {
    const value = f(low + i * width);
    if (value < smallest) {
      smallest = value;
      best = low + i * width;
    }
  }
  let from = Math.max(low, best - width);
  let to = Math.min(high, best + width);
  let left = to - GOLDEN * (to - from);
  let right = from + GOLDEN * (to - from);
  let atLeft = f(left);
  let atRight = f(right);
  while (to - from > tolerance) {
    if (atLeft <= atRight) {
      to = right;
      right = left;
      atRight = atLeft;
      left = to - GOLDEN * (to - from);
      atLeft = f(left);
    } else {
      from = left;
      left = right;
      atLeft = atRight;
      right = from + GOLDEN * (to - from);
      atRight = f(right);
    }
  }
  const found = (from + to) / 2;
  return f(found) <= smallest ? found : best;
}
