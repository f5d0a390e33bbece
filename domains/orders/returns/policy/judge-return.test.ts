import { describe, expect, it } from 'vitest';
import { judgeReturn, type ReturnFacts } from './judge-return.ts';
import { type ReturnPolicy, ReturnPolicyInput } from './return-policy.ts';

const id = (at: number) => `019a0000-0000-7000-8000-00000000000${at}`;
const WEB = id(7);
const POLICY: ReturnPolicy = ReturnPolicyInput.parse({
  rules: [
    { id: id(1), name: 'Underwear', categories: ['Underwear'], days: 0, needsReceipt: true, needsTag: true },
    { id: id(2), name: 'Web', channelIds: [WEB], days: 30, needsReceipt: false, needsTag: true },
    { id: id(3), name: 'All else', days: 14, needsReceipt: true, needsTag: true, feeBasisPoints: 500 },
  ],
});
const kettle: ReturnFacts = {
  category: 'Kettles',
  channelId: id(8),
  deliveredOn: '2026-03-01',
  today: '2026-03-10',
  hasReceipt: true,
  isTagIntact: true,
};

describe('may a unit come back', () => {
  it('yes, up to and with the last day, and the fee is named', () => {
    const rule = { id: id(3), name: 'All else' };
    const yes = { rule, until: '2026-03-15', feeBasisPoints: 500, refusals: [] };
    expect(judgeReturn(kettle, POLICY)).toEqual(yes);
    expect(judgeReturn({ ...kettle, today: '2026-03-15' }, POLICY)).toEqual(yes);
    expect(judgeReturn({ ...kettle, today: '2026-03-16' }, POLICY).refusals).toEqual(['tooLate']);
  });

  it('by the first rule that speaks for its channel or category', () => {
    expect(judgeReturn({ ...kettle, channelId: WEB }, POLICY)).toMatchObject({
      rule: { name: 'Web' },
      until: '2026-03-31',
      feeBasisPoints: 0,
    });
    const shirt = { ...kettle, category: 'Underwear', channelId: WEB };
    expect(judgeReturn(shirt, POLICY)).toMatchObject({ until: null, refusals: ['neverReturnable'] });
  });

  it('no, with all reasons at once', () => {
    const bare = { ...kettle, today: '2026-06-01', hasReceipt: false, isTagIntact: false };
    expect(judgeReturn(bare, POLICY).refusals).toEqual(['tooLate', 'noReceipt', 'noTag']);
  });

  it('no, where nobody knows when it was delivered, or no rule speaks for it', () => {
    expect(judgeReturn({ ...kettle, deliveredOn: null }, POLICY)).toMatchObject({
      until: null,
      refusals: ['noDay'],
    });
    const onlyWeb = { rules: POLICY.rules.slice(1, 2) };
    expect(judgeReturn(kettle, onlyWeb)).toEqual({
      rule: null,
      until: null,
      feeBasisPoints: 0,
      refusals: ['noRule'],
    });
  });
});
