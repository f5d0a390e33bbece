import { describe, expect, it } from 'vitest';
import { touchKindOf } from './touch-kinds.ts';

describe('the words of a file for what happened', () => {
  it.each([
    ['Message', 'message', null],
    ['Incoming message', 'message', 'in'],
    ['reply', 'message', 'out'],
    ['پیام دریافتی', 'message', 'in'],
    ['پاسخ', 'message', 'out'],
    ['رسالة صادرة', 'message', 'out'],
    ['изходящо обаждане', 'call', 'out'],
    ['Missed call', 'call', 'in'],
    ['visit', 'visit', null],
  ])('%s', (word, kind, direction) => {
    expect(touchKindOf(word)).toEqual({ kind, direction });
  });

  it('say nothing where nobody knows them', () => expect(touchKindOf('fax')).toBeNull());
});
