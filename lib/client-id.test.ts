import { describe, expect, it } from 'vitest';
import { newClientId } from './client-id.ts';
import { isId } from './ids.ts';

describe('ids made by a browser', () => {
  it('are UUIDs of version 7 that sort by the time of making', () => {
    const [early, late] = [newClientId(1_700_000_000_000), newClientId(1_700_000_000_001)];
    expect(isId(early)).toBe(true);
    expect(early[14]).toBe('7');
    expect(early < late).toBe(true);
    expect(newClientId(1_700_000_000_000)).not.toBe(early);
  });
});
