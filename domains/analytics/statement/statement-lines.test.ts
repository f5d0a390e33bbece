import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { POSTING_AMOUNTS, type PostingAmounts } from '#domains/money/posting.ts';
import { NO_BOARD_FACTS } from '../board/board-facts.ts';
import { METRICS } from '../board/metric-definitions.ts';
import { listStatementRows } from './list-statement-rows.ts';
import { isTaken, LINE_KEYS, lineValues, sourceOf, visibleLines } from './statement-lines.ts';

const amounts = fc.record(
  Object.fromEntries(POSTING_AMOUNTS.map((name) => [name, fc.integer({ min: -1_000_000, max: 1_000_000 })])),
) as fc.Arbitrary<Required<PostingAmounts>>;

describe('the lines of the statement', () => {
  it('leave at each result what stands above it: added, or taken off', () => {
    fc.assert(
      fc.property(amounts, (sums) => {
        const values = lineValues(sums, LINE_KEYS);
        let left = 0;
        for (const key of LINE_KEYS) {
          if (sourceOf(key)) left += (isTaken(key) ? -1 : 1) * (values[key] ?? 0);
          else expect(values[key]).toBe(left);
        }
      }),
    );
  });

  it('are the figures of the same name on the board', () => {
    fc.assert(
      fc.property(amounts, (sums) => {
        const values = lineValues(sums, LINE_KEYS);
        for (const key of LINE_KEYS)
          expect(values[key]).toBe(METRICS[key].compute({ ...NO_BOARD_FACTS, ...sums }));
      }),
    );
  });

  it('end at net sales without the right to see costs', () => {
    expect(visibleLines(false)).toEqual(['gross', 'discounts', 'returns', 'net']);
  });

  it('go into a mail as rows of a name and an amount', () => {
    const total = { now: { gross: 900, net: 800 }, against: { net: 700 }, budgetMonths: null, earlier: null };
    expect(listStatementRows({ lines: ['gross', 'net'], total })).toEqual([
      {
        line: 'gross',
        labelKey: 'metrics.gross.name',
        isResult: false,
        amountMinor: 900,
        againstMinor: null,
      },
      { line: 'net', labelKey: 'metrics.net.name', isResult: true, amountMinor: 800, againstMinor: 700 },
    ]);
  });
});
