import type { LoyaltyRules, Tier } from './loyalty-rules.ts';

/** Where a member stands: the tier, the one above it, and how much that still needs. Null where there is none. */
export type Standing = { tier: Tier | null; next: { tier: Tier; missing: number } | null };

/** The highest tier that what was bought (or earned) in 12 months reaches, and the next one. Pure. */
export function chooseTier(reached: number, { tiers }: Pick<LoyaltyRules, 'tiers'>): Standing {
  const tier = tiers.findLast(({ from }) => from <= reached) ?? null;
  const next = tiers.find(({ from }) => from > reached);
  return { tier, next: next ? { tier: next, missing: next.from - reached } : null };
}
