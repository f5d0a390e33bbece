import { describe, expect, it } from 'vitest';
import { signHmacSha256, verifyHmacSha256 } from './hmac.ts';

const body = new TextEncoder().encode('{"id":820982911946154508}');

describe('signatures', () => {
  it('agree with the published test vector of RFC 4231', () => {
    const data = new TextEncoder().encode('what do ya want for nothing?');
    const expected = '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843';
    expect(signHmacSha256(data, 'Jefe', 'hex')).toBe(expected);
  });

  it('are accepted under the new and the old secret while one is being rotated', () => {
    for (const secret of ['new', 'old']) {
      const signature = signHmacSha256(body, secret, 'base64');
      expect(verifyHmacSha256({ body, signature, secrets: ['new', 'old'], encoding: 'base64' })).toBe(true);
    }
  });

  it('are refused when body, secret, length or encoding differ, or nothing is given', () => {
    const signature = signHmacSha256(body, 'secret', 'base64');
    const verify = (changes: Partial<Parameters<typeof verifyHmacSha256>[0]>) =>
      verifyHmacSha256({ body, signature, secrets: ['secret'], encoding: 'base64', ...changes });
    expect(verify({})).toBe(true);
    expect(verify({ body: body.slice(1) })).toBe(false);
    expect(verify({ secrets: ['other'] })).toBe(false);
    expect(verify({ secrets: [] })).toBe(false);
    expect(verify({ signature: undefined })).toBe(false);
    expect(verify({ signature: '' })).toBe(false);
    expect(verify({ signature: `${signature}=` })).toBe(false);
    expect(verify({ encoding: 'hex' })).toBe(false);
    expect(verify({ secrets: [''], signature: signHmacSha256(body, '', 'base64') })).toBe(false);
  });
});
