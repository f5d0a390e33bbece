import { describe, expect, it } from 'vitest';
import { readAnsweringForm } from './read-answering-form.ts';

const read = (fields: Record<string, string>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return readAnsweringForm(form);
};

describe('the form of answering', () => {
  it('counts all hours unless some are wanted', () => {
    expect(read({ standardMinutes: '240', opens0: '9' })).toEqual({ standardMinutes: 240, week: null });
    expect(read({ standardMinutes: '7' })).toEqual({ standardMinutes: 60, week: null });
  });

  it('takes times in any digits, and days without times as days off', () => {
    expect(
      read({
        standardMinutes: '30',
        hasHours: 'on',
        opens0: '۰۹:۰۰',
        closes0: '18:30',
        opens6: '0:00',
        closes6: '24:00',
      }),
    ).toEqual({
      standardMinutes: 30,
      week: [{ opens: 540, closes: 1_110 }, null, null, null, null, null, { opens: 0, closes: 1_440 }],
    });
  });

  it.each([[{ opens0: '9' }], [{ opens0: '09:00' }], [{ opens0: '18:00', closes0: '09:00' }], [{}]])(
    'refuses %o',
    (times) => {
      expect(read({ standardMinutes: '30', hasHours: 'on', ...times })).toBeNull();
    },
  );
});
