const FAR = 40;

/**
 * The whole number of units that demand stays at or below with a probability: negative binomial with the given mean and
 * standard deviation, Poisson where it does not vary more than that. For slow movers, whose demand no bell curve fits.
 */
export function slowDemandQuantile({ mean, sd }: { mean: number; sd: number }, level: number): number {
  if (mean <= 0) return 0;
  const variance = sd * sd;
  const size = variance > mean ? (mean * mean) / (variance - mean) : null;
  const most = Math.ceil(mean + FAR * Math.max(sd, Math.sqrt(mean)));
  // The chance of none, then of each further unit from the one before.
  let chance = size === null ? Math.exp(-mean) : (size / (size + mean)) ** size;
  let share = chance;
  let units = 0;
  while (share < level && units < most) {
    units++;
    const growth = size === null ? mean / units : ((size + units - 1) / units) * (mean / (size + mean));
    chance *= growth;
    share += chance;
  }
  return units;
}
