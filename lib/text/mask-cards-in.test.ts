import { describe, expect, it } from 'vitest';
import { maskCardsIn, maskCardsInJson } from './mask-cards-in.ts';

const CARD = '6037997123456783';
const MASKED = '603799••••••6783';

describe('card numbers in values', () => {
  it('are masked in every text, however deep', () => {
    const input = { note: `card ${CARD}`, lines: [{ title: CARD, quantity: 2 }], when: new Date(0) };
    expect(maskCardsIn(input)).toEqual({
      note: `card ${MASKED}`,
      lines: [{ title: MASKED, quantity: 2 }],
      when: new Date(0),
    });
    expect(input.note).toBe(`card ${CARD}`);
  });

  it('stay where the field holds a code, and nothing is copied for nothing', () => {
    const input = { barcode: CARD, externalId: CARD, trackingNumber: CARD, deep: { sku: CARD } };
    expect(maskCardsIn(input)).toBe(input);
  });
});

describe('card numbers in JSON as it came', () => {
  it('are masked in texts, written as escapes too; numbers and codes stay to the letter', () => {
    const escaped = [...CARD].map((digit) => `\\u06f${digit}`).join('');
    const json = `{"id": ${CARD}, "barcode":"${CARD}", "note" : "a \\"${CARD}\\"", "said":"${escaped}", "n": 1.50}`;
    const masked = maskCardsInJson(json);
    expect(masked).toContain(
      `"id": ${CARD}, "barcode":"${CARD}", "note" : "a \\"${MASKED}\\"", "said":"۶۰۳۷۹۹••••••۶۷۸۳"`,
    );
    expect(masked).toMatch(/"n": 1\.50}$/);
  });
});
