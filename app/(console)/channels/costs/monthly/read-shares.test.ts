import { describe, expect, it } from 'vitest';
import { readShares } from './read-shares.ts';

const read = (texts: Record<string, string>) =>
  readShares(
    Object.keys(texts).map((id) => ({ id })),
    (id) => texts[id] ?? '',
  );

describe('shares that somebody writes in per cent', () => {
  it('are whole with 100, in any digits; who has nothing is left out', () => {
    expect(read({ web: '62.5', till: '۳۷٫۵', app: '' })).toEqual({ web: 6_250, till: 3_750 });
  });

  it('are nothing where they do not make the whole or cannot be read', () => {
    expect(read({ web: '60', till: '39.99' })).toBeNull();
    expect(read({ web: '100', till: 'rest' })).toBeNull();
    expect(read({ web: '150', till: '-50' })).toBeNull();
  });
});
