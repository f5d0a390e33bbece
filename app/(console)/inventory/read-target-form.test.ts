import { describe, expect, it } from 'vitest';
import { readTargetForm } from './read-target-form.ts';

function form(fields: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
}

describe('the form of targets', () => {
  it('leaves alone what is empty, and reads digits of any script', () => {
    const read = readTargetForm(form({ reorderPoint: '۱۲', orderUpTo: '', safety: ' 0 ' }));
    expect(read).toEqual({ ok: true, wanted: { reorderPoint: 12, safety: 0 } });
  });

  it('takes away point and order-up-to when asked', () => {
    const read = readTargetForm(form({ isTakenAway: 'on' }));
    expect(read).toEqual({ ok: true, wanted: { reorderPoint: null, orderUpTo: null } });
  });

  it('says what is wrong before the server has to', () => {
    expect(readTargetForm(form({}))).toEqual({ ok: false, problem: 'nothing' });
    expect(readTargetForm(form({ safety: 'many' }))).toEqual({ ok: false, problem: 'notANumber' });
    expect(readTargetForm(form({ reorderPoint: '8', orderUpTo: '8' }))).toEqual({
      ok: false,
      problem: 'upToTooLow',
    });
  });
});
