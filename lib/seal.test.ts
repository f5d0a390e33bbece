import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seal, sealBytes, unseal, unsealBytes } from './seal.ts';

describe('sealed texts', () => {
  it('come back whole, whatever the script', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, purpose) => {
        expect(unseal(seal(text, purpose), purpose)).toBe(text);
      }),
      { numRuns: 100 },
    );
  });

  it('do not open for another purpose', () => {
    expect(unseal(seal('secret', 'totp'), 'mail')).toBeNull();
  });

  it('do not open when one character was altered', () => {
    const sealed = seal('secret of the shop', 'totp');
    for (let at = 3; at < sealed.length; at++) {
      const altered = `${sealed.slice(0, at)}${sealed[at] === 'A' ? 'Z' : 'A'}${sealed.slice(at + 1)}`;
      const isSameBytes = Buffer.from(altered.slice(3), 'base64url').equals(
        Buffer.from(sealed.slice(3), 'base64url'),
      );
      if (!isSameBytes) expect(unseal(altered, 'totp'), `character ${at}`).toBeNull();
    }
  });

  it('differ each time, so equal secrets are not seen to be equal', () => {
    expect(seal('same', 'totp')).not.toBe(seal('same', 'totp'));
  });

  it.each(['', 'v1', 'v1.', 'v1.AAAA', 'v2.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'])(
    '%j is nothing',
    (text) => {
      expect(unseal(text, 'totp')).toBeNull();
    },
  );
});

describe('sealed bytes', () => {
  it('come back whole, and do not open altered or for another purpose', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(), (array, at) => {
        const bytes = Buffer.from(array);
        const sealed = sealBytes(bytes, 'file');
        expect(unsealBytes(sealed, 'file')).toEqual(bytes);
        expect(unsealBytes(sealed, 'mail')).toBeNull();
        const altered = Buffer.from(sealed);
        altered[4 + (at % (sealed.length - 4))]! ^= 1;
        expect(unsealBytes(altered, 'file')).toBeNull();
      }),
      { numRuns: 100 },
    );
  });

  it('hide what they hold; what was never sealed is read as it is', () => {
    const text = Buffer.from('Zebulon Quince,7523169263');
    expect(sealBytes(text, 'file').includes('Zebulon')).toBe(false);
    expect(unsealBytes(text, 'file')).toEqual(text);
  });
});
