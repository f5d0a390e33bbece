import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

vi.mock('server-only', () => ({}));

const asks = (headers: Record<string, string>) => new Headers({ host: 'shop.example:3000', ...headers });

describe('where a write comes from', () => {
  beforeEach(() => vi.resetModules());
  afterEach(() => vi.unstubAllEnvs());

  const check = async (headers: Record<string, string>) =>
    (await import('./visitor.ts')).checkOrigin(asks(headers));

  it('is one of our own pages', async () => {
    await check({ origin: 'http://shop.example:3000' });
    await check({ origin: 'https://shop.example', 'x-forwarded-host': 'shop.example' });
  });

  it.each([
    'null',
    '',
    'http://evil.example',
    'http://shop.example',
    'http://shop.example:3000.evil.example',
    'x',
  ])('is not %j', async (origin) => {
    await expect(check({ origin })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('is told by every browser; who says nothing is refused', async () => {
    await expect(check({})).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('is the address of the settings and no other, where one is set', async () => {
    vi.stubEnv('AUTH_URL', 'https://shop.example');
    await check({ origin: 'https://shop.example' });
    const forged = {
      origin: 'https://evil.example',
      host: 'evil.example',
      'x-forwarded-host': 'evil.example',
    };
    await expect(check(forged)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
