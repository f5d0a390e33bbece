import type { Role } from '../roles.ts';

const MUST_HAVE: readonly Role[] = ['owner', 'manager'];

/**
 * Whether somebody has to switch on the second step before going on: owners and managers have to, because they see costs
 * and people. The invented people of a demo business need not.
 */
export function needsSecondStep(
  user: { role: Role; hasTotp: boolean },
  business: { isDemo: boolean },
): boolean {
  return MUST_HAVE.includes(user.role) && !user.hasTotp && !business.isDemo;
}
