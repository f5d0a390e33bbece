const DASHES = [undefined, '7 3', '2 3', '10 3 2 3', '4 6'];
const WEAVES = ['plain', 'rising', 'dots', 'falling', 'bars'] as const;

/** How the line of a chart's series is broken, so that lines can be told apart without their colours. */
export function dashOf(at: number): string | undefined {
  return DASHES[at % DASHES.length];
}

/** How the bars of a chart's series are filled, so that parts can be told apart without their colours. */
export function weaveOf(at: number): (typeof WEAVES)[number] {
  return WEAVES[at % WEAVES.length] ?? 'plain';
}
