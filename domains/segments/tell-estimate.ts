/** Of a normal curve, how many standard errors either side hold 95 %. */
const Z = 1.96;

/** An estimate of how many of a whole, and the limits that hold the exact number in 95 of 100 samples. */
export type Estimate = { count: number; between: { from: number; to: number } };

/**
 * How many of `of` a sample says: the limits of its interval, and the count no finer than they allow. Those who were hit
 * are there for certain, and those who were not are not.
 */
export function tellEstimate({ hits, drawn, of }: { hits: number; drawn: number; of: number }): Estimate {
  const { share, from, to } = tellInterval({ hits, drawn });
  const most = of - (drawn - hits);
  const step = 10 ** Math.floor(Math.log10(Math.max(1, ((to - from) * of) / 2)));
  const hold = (count: number) => Math.min(most, Math.max(hits, count));
  return {
    count: hold(Math.round((share * of) / step) * step),
    between: {
      from: hold(Math.floor((from * of) / step) * step),
      to: hold(Math.ceil((to * of) / step) * step),
    },
  };
}

/** The share of a whole as a sample tells it, and the limits that hold it in 95 of 100 samples; between 0 and 1. */
export type Interval = { share: number; from: number; to: number };

/**
 * What a sample says of the whole: Wilson's interval, which also holds where nobody or everybody fits. `hits` of `drawn`
 * were hit; nothing is known of an empty sample.
 */
export function tellInterval({ hits, drawn }: { hits: number; drawn: number }): Interval {
  if (drawn === 0) return { share: 0, from: 0, to: 1 };
  const share = hits / drawn;
  const squared = Z * Z;
  const middle = (share + squared / (2 * drawn)) / (1 + squared / drawn);
  const reach =
    (Z / (1 + squared / drawn)) * Math.sqrt((share * (1 - share)) / drawn + squared / (4 * drawn * drawn));
  return { share, from: Math.max(0, middle - reach), to: Math.min(1, middle + reach) };
}
