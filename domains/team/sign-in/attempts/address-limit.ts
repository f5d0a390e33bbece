import type { LimitKind } from '#lib/rate-limit.ts';

/** What stands for the address of everybody while no trusted proxy tells addresses (TRUST_PROXY). */
export const UNKNOWN_ADDRESS = 'direct';

/** The limit that an address falls under: one of its own, or the wide one of all whose address nobody knows. */
export function addressLimit(deed: 'sign-in' | 'link' | 'pin', address: string): LimitKind {
  return address === UNKNOWN_ADDRESS ? `${deed}-strangers` : `${deed}-address`;
}
