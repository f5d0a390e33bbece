import { describe, expect, it } from 'vitest';
import { holdAgainst } from './hold-against.ts';
import type { Statement } from './statement.ts';

type Part = Statement['total'];

const total: Part = {
  now: { gross: 1_200, net: 1_000, cm1: 400, fixed: 50 },
  against: { net: 800, cm1: 500, fixed: 0 },
  budgetMonths: { net: 3, cm1: 2, fixed: 3 },
  earlier: null,
};
const budget: NonNullable<Statement['budget']> = {
  months: 3,
  until: '2026-06-30',
  isCut: false,
  incomplete: [],
  lacking: [],
  sources: ['channel'],
};

describe('a figure held against its budget', () => {
  it('says how far it is from it, in money and as a share', () => {
    expect(holdAgainst({ budget, total }, total, 'net')).toMatchObject({
      wasMinor: 800,
      differenceMinor: 200,
      share: 0.25,
      why: null,
    });
  });

  it('says plainly that there is none, which is not nought', () => {
    const none = { differenceMinor: null, share: null, why: 'none', wasMinor: null };
    expect(holdAgainst({ budget, total }, total, 'profit')).toMatchObject(none);
    expect(holdAgainst({ budget, total }, total, 'fixed')).toMatchObject({
      wasMinor: 0,
      differenceMinor: 50,
      share: null,
      why: null,
    });
    expect(holdAgainst({ budget, total }, total, 'gross')).toMatchObject({ ...none, why: null });
  });

  it('is not compared where only some of the months have one', () => {
    expect(holdAgainst({ budget, total }, total, 'cm1')).toMatchObject({
      wasMinor: 500,
      differenceMinor: null,
      why: 'months',
      months: 2,
    });
  });

  it('is not compared in total where a part has figures and no budget; the parts that have one are', () => {
    const cut = { budget: { ...budget, incomplete: ['net' as const] }, total };
    expect(holdAgainst(cut, total, 'net')).toMatchObject({
      wasMinor: 800,
      differenceMinor: null,
      why: 'parts',
    });
    expect(holdAgainst(cut, { ...total }, 'net')).toMatchObject({ differenceMinor: 200 });
    const rest = { ...total, budgetMonths: { net: 0 } };
    expect(holdAgainst({ budget, total }, rest, 'net')).toMatchObject({
      differenceMinor: null,
      why: 'parts',
    });
  });
});

describe('a figure held against another period', () => {
  it('has a difference wherever either has an amount, and no share of nothing', () => {
    const found = { budget: null, total };
    const part: Part = { ...total, against: { net: 0, cm1: 500, cogs: 0 }, budgetMonths: null };
    expect(holdAgainst(found, part, 'net')).toMatchObject({
      wasMinor: 0,
      differenceMinor: 1_000,
      share: null,
    });
    expect(holdAgainst(found, part, 'cm1')).toMatchObject({ differenceMinor: -100, share: -0.2 });
    expect(holdAgainst(found, part, 'cogs')).toMatchObject({
      wasMinor: null,
      differenceMinor: null,
      why: null,
    });
  });
});
