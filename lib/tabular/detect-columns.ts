import { looksLikeSpreadsheetDamage } from './detect-damage.ts';
import { cleanCell, parseBoolean } from './parse-cell.ts';
import { type DateConvention, splitDate } from './parse-date-cell.ts';
import { readNumberEvidence } from './read-number-evidence.ts';

/** What the filled cells of a column are, all of them. Codes with leading zeros or more than 15 digits are `text`. */
export type ColumnKind = 'empty' | 'integer' | 'decimal' | 'date' | 'dateTime' | 'boolean' | 'text';

/** Why the cells alone do not tell what is meant, so that the screen must ask. */
export type Ambiguity = 'decimalSign' | 'dateOrder' | 'shortYear';

/** What a sample of one column shows. The conventions are the likelier ones where `isAmbiguous`. */
export type ColumnReport = {
  index: number;
  header: string;
  kind: ColumnKind;
  digits: 'none' | 'latin' | 'persian' | 'arabic' | 'mixed';
  decimalSign: '.' | ',' | null;
  date: DateConvention | null;
  isAmbiguous: boolean;
  reason: Ambiguity | null;
  filledCount: number;
  damagedCount: number;
  samples: string[];
};

const SAMPLE_VALUES = 5;
const MAX_JUDGED_LENGTH = 80;
const DIGIT_SCRIPTS = [
  { digits: 'latin', shape: /[0-9]/ },
  { digits: 'persian', shape: /[۰-۹]/ },
  { digits: 'arabic', shape: /[٠-٩]/ },
] as const;

/**
 * Judges every column over the sample rows (without the header row). A column without a filled cell is `empty`.
 * `isPlain` tells of columns whose numbers the file itself marks as such, so that their sign needs no guessing.
 */
export function detectColumns(
  headers: readonly string[],
  rows: readonly (readonly string[])[],
  isPlain: (index: number) => boolean = () => false,
): ColumnReport[] {
  return headers.map((header, index) => {
    const filled = rows.map((cells) => cells[index] ?? '').filter((cell) => cell.trim() !== '');
    return {
      index,
      header,
      ...judge(filled, isPlain(index)),
      digits: detectDigits(filled),
      filledCount: filled.length,
      damagedCount: filled.filter(looksLikeSpreadsheetDamage).length,
      samples: [...new Set(filled)].slice(0, SAMPLE_VALUES),
    };
  });
}

type Judgement = Pick<ColumnReport, 'kind' | 'decimalSign' | 'date' | 'isAmbiguous' | 'reason'>;

const PLAIN: Judgement = { kind: 'text', decimalSign: null, date: null, isAmbiguous: false, reason: null };

function judge(filled: string[], isPlain: boolean): Judgement {
  if (filled.length === 0) return { ...PLAIN, kind: 'empty' };
  if (filled.some((cell) => cell.length > MAX_JUDGED_LENGTH)) return PLAIN;
  return judgeDates(filled) ?? judgeBooleans(filled) ?? judgeNumbers(filled, isPlain) ?? PLAIN;
}

function judgeDates(filled: string[]): Judgement | null {
  const split = filled.map(splitDate);
  if (!split.every((date) => date !== null)) return null;
  const hasTime = split.some(
    ({ time, zone }) => zone !== '' || (time !== '' && !/^0?0:00(:00)?$/.test(time)),
  );
  const kind = hasTime ? 'dateTime' : 'date';
  const isYearFirst = split.every(({ parts }) => parts[0].length === 4);
  const isYearLast = split.every(({ parts }) => parts[0].length <= 2 && parts[2].length === 4);
  const isShort = split.every(({ parts }) => parts[0].length <= 2 && parts[2].length === 2);
  if (isYearFirst) {
    return {
      ...PLAIN,
      kind,
      date: { order: 'yearFirst', calendar: calendarOf(split.map(({ parts }) => parts[0])) },
    };
  }
  if (!isYearLast && !isShort) return null;
  const order = judgeOrder(split);
  if (order === null) return null;
  const calendar = isShort ? 'gregorian' : calendarOf(split.map(({ parts }) => parts[2]));
  const reason = isShort ? 'shortYear' : order.isSure ? null : 'dateOrder';
  return { ...PLAIN, kind, date: { order: order.order, calendar }, isAmbiguous: reason !== null, reason };
}

/** A part above 12 is a day. Dots are written day first everywhere; with slashes and dashes both orders are in use. */
function judgeOrder(split: { parts: [string, string, string]; separator: string }[]) {
  const needsDayFirst = split.some(({ parts }) => Number(parts[0]) > 12);
  const needsMonthFirst = split.some(({ parts }) => Number(parts[1]) > 12);
  if (needsDayFirst && needsMonthFirst) return null;
  if (needsMonthFirst) return { order: 'monthFirst', isSure: true } as const;
  return {
    order: 'dayFirst',
    isSure: needsDayFirst || split.every(({ separator }) => separator === '.'),
  } as const;
}

function calendarOf(years: string[]): DateConvention['calendar'] {
  return years.every((year) => /^1[34]\d\d$/.test(year)) ? 'jalali' : 'gregorian';
}

function judgeBooleans(filled: string[]): Judgement | null {
  const isWordy = filled.some((cell) => !/^[01]$/.test(cleanCell(cell)));
  return isWordy && filled.every((cell) => parseBoolean(cell).ok) ? { ...PLAIN, kind: 'boolean' } : null;
}

function judgeNumbers(filled: string[], isPlain: boolean): Judgement | null {
  const evidence = readNumberEvidence(filled, isPlain);
  if (evidence === null) return null;
  const { decimalSign, hasFraction, isAmbiguous } = evidence;
  return {
    ...PLAIN,
    kind: hasFraction ? 'decimal' : 'integer',
    decimalSign,
    isAmbiguous,
    reason: isAmbiguous ? 'decimalSign' : null,
  };
}

function detectDigits(filled: string[]): ColumnReport['digits'] {
  const found = DIGIT_SCRIPTS.filter(({ shape }) => filled.some((cell) => shape.test(cell)));
  if (found.length > 1) return 'mixed';
  return found[0]?.digits ?? 'none';
}
