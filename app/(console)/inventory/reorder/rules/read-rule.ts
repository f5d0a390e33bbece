import type { z } from 'zod';
import type { SetReorderSettingsInput } from '#domains/planning/input.ts';
import { parseDecimalToMinor, parseInteger } from '#lib/digits.ts';

/** What a form says of a rule, or the fields that are unclear. */
export type ReadRule =
  | { ok: true; values: Omit<z.input<typeof SetReorderSettingsInput>, 'category' | 'variantId'> }
  | { ok: false; unclear: string[]; outOfRange: string[] };

const HUNDREDTHS = 10_000;
const PERCENT_DECIMALS = 2;

type Range = { least: number; most: number };

const LEVEL: Range = { least: 0.5, most: 0.9999 };
const HOLDING: Range = { least: 0.001, most: 10 };
const REVIEW: Range = { least: 1, most: 90 };

/** Reads the figures of a rule as they were typed, digits of any script; an empty field leaves the value to the wider rule. */
export function readRule(form: FormData, amountDecimals: number): ReadRule {
  const unclear: string[] = [];
  const outOfRange: string[] = [];
  const typed = (name: string) => String(form.get(name) ?? '').trim();
  const figure = (
    name: string,
    read: (text: string) => ReturnType<typeof parseInteger>,
    scale = 1,
    range?: Range,
  ) => {
    if (typed(name) === '') return null;
    const parsed = read(typed(name));
    if (!parsed.ok) unclear.push(name);
    const value = parsed.ok ? parsed.value / scale : null;
    if (value !== null && range && (value < range.least || value > range.most)) outOfRange.push(name);
    if (value !== null && value < 0) outOfRange.push(name);
    return value;
  };
  const percent = (text: string) => parseDecimalToMinor(text, PERCENT_DECIMALS);
  const amount = (text: string) => parseDecimalToMinor(text, amountDecimals);
  const kind = typed('serviceKind');
  const values = {
    serviceKind: kind === 'cycle' || kind === 'fill' ? (kind as 'cycle' | 'fill') : null,
    serviceLevel: figure('serviceLevel', percent, HUNDREDTHS, LEVEL),
    holdingRate: figure('holdingRate', percent, HUNDREDTHS, HOLDING),
    orderCostMinor: figure('orderCost', amount),
    reviewDays: figure('reviewDays', parseInteger, 1, REVIEW),
  };
  return unclear.length + outOfRange.length > 0 ? { ok: false, unclear, outOfRange } : { ok: true, values };
}
