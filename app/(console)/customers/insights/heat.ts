/** How far a cell's colour goes towards the accent: its words must stay readable on it, by day and by night. */
const MOST_PERCENT = 32;

/** The colour of a share from 0 to 1; the figure itself stands in the cell, so that nothing is told by colour alone. */
export function heat(share: number): string {
  const percent = Math.round(Math.min(1, Math.max(0, share)) * MOST_PERCENT);
  return `color-mix(in oklab, var(--color-accent) ${percent}%, var(--color-surface))`;
}
