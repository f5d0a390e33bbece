import { describe, expect, it } from 'vitest';
import { createLogger } from './log.ts';

describe('the log', () => {
  it('cuts out secrets, phones and e-mails at every usual depth', () => {
    const lines = record({
      password: 'p-1',
      user: { email: 'a@shop.example', name: 'kept' },
      order: { customer: { phone: '+359881234567' } },
      request: { headers: { authorization: 'Bearer t-1' } },
      error: { cause: { detail: { params: ['p-2'] } } },
    });
    expect(lines).not.toMatch(/p-1|a@shop|\+359|t-1|p-2/);
    expect(lines).toMatch(/kept/);
  });

  it('masks card numbers, wherever they stand in a line', () => {
    const lines = record({ reason: 'paid by 6037997123456783', payload: '۶۰۳۷-۹۹۷۱-۲۳۴۵-۶۷۸۳' });
    expect(lines).not.toMatch(/6037997123456783|۶۰۳۷-۹۹۷۱-۲۳۴۵-۶۷۸۳/);
    expect(lines).toMatch(/603799••••••6783/);
  });

  it('says nothing below its level', () => {
    expect(record({ a: 1 }, 'error')).toBe('');
  });
});

function record(fields: object, level = 'info'): string {
  const lines: string[] = [];
  createLogger({ write: (line) => void lines.push(line) }, level).info(fields, 'tried');
  return lines.join('');
}
