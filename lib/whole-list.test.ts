import { describe, expect, it } from 'vitest';
import { judgeWholeList } from './whole-list.ts';

describe('changing all rows of a list', () => {
  it.each([
    [{ count: 200, countSeen: 200 }, null],
    [{ count: 210, countSeen: 200 }, null],
    [{ count: 190, countSeen: 200 }, null],
    [{ count: 211, countSeen: 200 }, 'moved'],
    [{ count: 189, countSeen: 200 }, 'moved'],
    [{ count: 1, countSeen: 0 }, 'moved'],
    [{ count: 0, countSeen: 0 }, null],
    [{ count: 1_000, countSeen: 1_000 }, null],
    [{ count: 1_001, countSeen: 1_001 }, 'tooMany'],
  ])('of %j: %s', (seen, verdict) => {
    expect(judgeWholeList(seen)).toBe(verdict);
  });
});
