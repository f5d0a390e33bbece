import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSettings, SETTING_NAMES } from './env.ts';

const STRONG = 'kq8f3Zr0wVJ1mD6xT2bN9sLpY5uHcEaG';

describe('settings', () => {
  it('need nothing on a developer machine', () => {
    const settings = readSettings({});
    expect(settings).toMatchObject({
      PORT: 3000,
      HOST: '127.0.0.1',
      DATA_DIR: '.data/local',
      WORKER: 'separate',
    });
    expect(settings.DATABASE_URL).toBeUndefined();
  });

  it('treat an empty value as not given', () => {
    expect(readSettings({ DATABASE_URL: '', PORT: '' }).PORT).toBe(3000);
  });

  it.each([
    ['no secret', undefined],
    ['a short secret', 'only-thirty-one-characters-long'],
    ['the secret of the examples', 'development-only-secret-replace-me'],
    ['a well-known beginning', 'change-me-change-me-change-me-change-me'],
  ])('refuse production with %s', (_, AUTH_SECRET) => {
    expect(() => readSettings({ NODE_ENV: 'production', AUTH_SECRET })).toThrow(
      /AUTH_SECRET: production needs/,
    );
  });

  it('accept production with a secret of its own, and a build without any', () => {
    expect(readSettings({ NODE_ENV: 'production', AUTH_SECRET: STRONG }).AUTH_SECRET).toBe(STRONG);
    expect(readSettings({ NODE_ENV: 'production', NEXT_PHASE: 'phase-production-build' }).PORT).toBe(3000);
  });

  it('name what is wrong and never print its value', () => {
    const read = () => readSettings({ PORT: 'many', DATABASE_URL: 'mysql://root:hunter2@db/x' });
    expect(read).toThrow(/PORT/);
    expect(read).toThrow(/DATABASE_URL/);
    expect(read).not.toThrow(/hunter2/);
  });

  it('ask for all of single sign-on or none of it', () => {
    expect(() => readSettings({ OIDC_ISSUER: 'https://id.example' })).toThrow(
      /OIDC_CLIENT_ID, OIDC_CLIENT_SECRET/,
    );
  });

  it('are all explained in .env.example, and nothing else is', () => {
    const text = fs.readFileSync(path.resolve(import.meta.dirname, '..', '.env.example'), 'utf8');
    const explained = text.split('\n').flatMap((line) => /^([A-Z_]+)=/.exec(line)?.[1] ?? []);
    expect(explained.toSorted()).toEqual(SETTING_NAMES.toSorted());
  });
});
