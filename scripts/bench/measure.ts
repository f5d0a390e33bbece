import { performance } from 'node:perf_hooks';
import type { CpuMeter } from './cpu.ts';

/** What one stretch of work showed: rate, latencies in milliseconds, CPU milliseconds an operation (null where /proc is missing). */
export type Measured = {
  count: number;
  perSecond: number;
  p50Ms: number;
  p95Ms: number;
  p99Ms: number;
  appCpuMs: number | null;
  postgresCpuMs: number | null;
};

/** Runs the operation on so many connections at once until the time is over. Any failure ends the measurement. */
export async function measureFor(
  durationMs: number,
  connections: number,
  cpu: CpuMeter,
  operation: (at: number) => Promise<unknown>,
): Promise<Measured> {
  const latencies: number[] = [];
  const cpuBefore = cpu();
  const began = performance.now();
  let next = 0;
  const worker = async () => {
    while (performance.now() - began < durationMs) {
      const from = performance.now();
      await operation(next++);
      latencies.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: connections }, worker));
  const seconds = (performance.now() - began) / 1000;
  const cpuAfter = cpu();
  const share = (before: number | null, after: number | null) =>
    before === null || after === null ? null : (after - before) / latencies.length;
  return {
    count: latencies.length,
    perSecond: latencies.length / seconds,
    p50Ms: quantile(latencies, 0.5),
    p95Ms: quantile(latencies, 0.95),
    p99Ms: quantile(latencies, 0.99),
    appCpuMs: share(cpuBefore.app, cpuAfter.app),
    postgresCpuMs: share(cpuBefore.postgres, cpuAfter.postgres),
  };
}

/** How long each of so many runs took, one after another, in milliseconds. */
export async function timeRuns(times: number, operation: () => Promise<unknown>): Promise<number[]> {
  const latencies: number[] = [];
  for (let run = 0; run < times; run++) {
    const from = performance.now();
    await operation();
    latencies.push(performance.now() - from);
  }
  return latencies;
}

/** The value below which this share of the values lies (nearest rank); 0 for no values. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

/** The middle value of an odd number of values, the lower of the two middle ones of an even number. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The middle of several rounds, figure by figure; the counts are added. */
export function medianOfRounds(rounds: readonly Measured[]): Measured {
  const middle = (read: (round: Measured) => number) => median(rounds.map(read));
  const maybe = (read: (round: Measured) => number | null) => {
    const values = rounds.map(read).filter((value) => value !== null);
    return values.length > 0 ? median(values) : null;
  };
  return {
    count: rounds.reduce((sum, round) => sum + round.count, 0),
    perSecond: middle((round) => round.perSecond),
    p50Ms: middle((round) => round.p50Ms),
    p95Ms: middle((round) => round.p95Ms),
    p99Ms: middle((round) => round.p99Ms),
    appCpuMs: maybe((round) => round.appCpuMs),
    postgresCpuMs: maybe((round) => round.postgresCpuMs),
  };
}
