import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CONSENT_PURPOSES } from './consent-kinds.ts';
import { decideContact } from './decide-contact.ts';

const EARLY = new Date('2026-01-01T00:00:00Z');
const LATE = new Date('2026-02-01T00:00:00Z');
const asked = { isErased: false, purpose: 'marketing', newest: null, suppressedAt: null } as const;

describe('whether somebody may be contacted', () => {
  it.each([
    ['nobody asked for marketing', {}, false, 'not-asked'],
    ['service needs no agreement', { purpose: 'service' }, true, 'service'],
    [
      'service ends when it is refused',
      { purpose: 'service', newest: { isGranted: false, at: EARLY } },
      false,
      'refused',
    ],
    ['the person agreed', { newest: { isGranted: true, at: EARLY } }, true, 'agreed'],
    ['the person refused', { newest: { isGranted: false, at: EARLY } }, false, 'refused'],
    [
      'the address was taken off after the agreement',
      { newest: { isGranted: true, at: EARLY }, suppressedAt: LATE },
      false,
      'suppressed',
    ],
    [
      'the person agreed again later',
      { newest: { isGranted: true, at: LATE }, suppressedAt: EARLY },
      true,
      'agreed',
    ],
    [
      'service to an address that was taken off',
      { purpose: 'service', suppressedAt: EARLY },
      false,
      'suppressed',
    ],
  ] as const)('%s', (_name, facts, may, why) => {
    expect(decideContact({ ...asked, ...facts })).toEqual({ may, why });
  });

  it('marketing never goes to anybody who has not agreed after every refusal, nor to the erased', () => {
    const day = fc.integer({ min: 0, max: 20 }).map((days) => new Date(EARLY.getTime() + days * 86_400_000));
    fc.assert(
      fc.property(
        fc.record({
          isErased: fc.boolean(),
          purpose: fc.constantFrom(...CONSENT_PURPOSES),
          newest: fc.option(fc.record({ isGranted: fc.boolean(), at: day })),
          suppressedAt: fc.option(day),
        }),
        (facts) => {
          const { may } = decideContact(facts);
          const hasAgreedSince =
            facts.newest?.isGranted === true && (!facts.suppressedAt || facts.newest.at > facts.suppressedAt);
          if (facts.isErased) expect(may).toBe(false);
          else if (facts.purpose !== 'service') expect(may).toBe(hasAgreedSince);
        },
      ),
    );
  });
});
