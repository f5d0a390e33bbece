import { describe, expect, it } from 'vitest';
import { numbersField, readNumbers, serialsIn } from './read-numbers.ts';

describe('serial numbers in a box', () => {
  it('stand one in each line or between commas, and empty lines are none', () => {
    expect(readNumbers(' A1 \n\nB2,C3\r\n  D 4،E5')).toEqual(['A1', 'B2', 'C3', 'D 4', 'E5']);
  });

  it('go with the line of their box', () => {
    const form = new FormData();
    form.set('carrier', 'Speedy');
    form.set(numbersField('one'), 'A1\nB2');
    form.set(numbersField('two'), ' ');
    expect(serialsIn(form)).toEqual([{ lineId: 'one', codes: ['A1', 'B2'] }]);
  });
});
