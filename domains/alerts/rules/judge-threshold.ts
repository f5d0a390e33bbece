import type { AlertDirection, Reading } from '../alert-kinds.ts';

/** Whether a figure is beyond its limit; the limit itself is still well. A figure that is not known says nothing. */
export function judgeThreshold(
  value: number | null | undefined,
  { direction, limit }: { direction: AlertDirection; limit: number },
): Reading['state'] {
  if (value === null || value === undefined) return 'unknown';
  const isBeyond = direction === 'above' ? value > limit : value < limit;
  return isBeyond ? 'fires' : 'rests';
}
