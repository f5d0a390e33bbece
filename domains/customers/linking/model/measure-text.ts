const MOST_PREFIX = 4;
const PREFIX_WEIGHT = 0.1;

/** How alike two texts are by Jaro and Winkler: 1 for the same, 0 for nothing in common. Pure. */
export function measureLikeness(a: string, b: string): number {
  if (a === b) return 1;
  const jaro = measureJaro(a, b);
  let prefix = 0;
  while (prefix < MOST_PREFIX && prefix < a.length && a[prefix] === b[prefix]) prefix++;
  return jaro + prefix * PREFIX_WEIGHT * (1 - jaro);
}

function measureJaro(a: string, b: string): number {
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const taken = new Uint8Array(b.length);
  const common: string[] = [];
  for (let at = 0; at < a.length; at++) {
    const end = Math.min(b.length, at + reach + 1);
    for (let other = Math.max(0, at - reach); other < end; other++) {
      if (taken[other] === 1 || a[at] !== b[other]) continue;
      taken[other] = 1;
      common.push(a[at]!);
      break;
    }
  }
  if (common.length === 0) return 0;
  let place = 0;
  let moved = 0;
  for (let other = 0; other < b.length; other++) {
    if (taken[other] === 1 && b[other] !== common[place++]) moved++;
  }
  const matches = common.length;
  return (matches / a.length + matches / b.length + (matches - moved / 2) / matches) / 3;
}

/**
 * Slips of the finger between two texts, counted up to `most`: a letter wrong, missing, too many, or two neighbours
 * exchanged. More than `most` is `most + 1`. Pure.
 */
export function countSlips(a: string, b: string, most: number): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let slips = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + cost);
      const isExchange = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isExchange) slips = Math.min(slips, before[j - 2]! + 1);
      row.push(slips);
      least = Math.min(least, slips);
    }
    if (least > most) return most + 1;
    before = last;
    last = row;
  }
  return Math.min(last[b.length]!, most + 1);
}
