import { describe, expect, it } from 'vitest';
import { defaultPrefs } from '#lib/format/prefs.ts';
import { formatUnitCost, readUnitCost, unitCostText } from './unit-cost.ts';

const english = defaultPrefs('en', 'Europe/London');
const persian = defaultPrefs('fa', 'Asia/Tehran');

describe('a unit cost', () => {
  it('may be finer than a cent', () => {
    expect(readUnitCost('45.5805', 'USD', english)).toEqual({ ok: true, value: 4_558_050_000 });
    expect(unitCostText(4_558_050_000, 'USD', english)).toBe('45.5805');
    expect(formatUnitCost(4_558_050_000, 'USD', english)).toContain('45.5805');
    expect(formatUnitCost(1_250_000_000, 'USD', english)).toContain('12.50');
  });

  it('is written in tomans and Persian digits by those who read so', () => {
    expect(readUnitCost('۱۲۰۰۰', 'IRR', persian)).toEqual({ ok: true, value: 120_000_000_000 });
    expect(unitCostText(120_000_000_000, 'IRR', persian)).toBe('۱۲۰۰۰');
    expect(formatUnitCost(120_000_000_000, 'IRR', persian)).toContain('تومان');
  });

  it('is not guessed', () => {
    expect(readUnitCost('-3', 'USD', english)).toMatchObject({ ok: false });
    expect(readUnitCost('1,234', 'USD', english)).toMatchObject({ ok: false, reason: 'ambiguous' });
  });
});
