import type { Role } from '#domains/team/roles.ts';

/** Somebody of the demo business who may sign in; the password is shown at the start. */
export type DemoSignIn = { role: Role; name: string; email: string; password: string };

/** One sign-in for each role. The domain is reserved for examples, so no letter ever leaves. */
export const DEMO_SIGN_INS: readonly DemoSignIn[] = (
  [
    ['owner', 'Owner', 'teapot-lantern-41'],
    ['manager', 'Manager', 'willow-copper-52'],
    ['warehouse', 'Warehouse', 'parcel-juniper-63'],
    ['floor', 'Shop floor', 'counter-saffron-74'],
    ['marketing', 'Marketing', 'banner-quince-85'],
    ['support', 'Support', 'answer-poplar-96'],
    ['viewer', 'Viewer', 'window-almond-17'],
  ] as const
).map(([role, name, password]) => ({ role, name, email: `${role}@demo.example`, password }));
