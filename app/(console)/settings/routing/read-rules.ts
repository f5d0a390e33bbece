import type { Criterion } from '#domains/fulfilment/routing/criteria.ts';
import type { RoutingRules } from '#domains/fulfilment/routing/rules.ts';
import { parseDecimalToMinor, parseInteger, toLocaleDigits } from '#lib/digits.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { amountText, type Unit } from '../../inventory/amount-unit.ts';

/** One criterion as it is typed. */
export type TypedCriterion = { by: Criterion; tolerance: string; weight: string };

/** Rules as they are typed; figures stay texts until they are saved. */
export type TypedRules = Omit<RoutingRules, 'criteria' | 'split' | 'keepUnits' | 'require'> & {
  criteria: TypedCriterion[];
  require: Omit<RoutingRules['require'], 'maxKm'> & { maxKm: string };
  maxParcels: string;
  neverBelow: string;
  keepUnits: string;
};

const WEIGHT_DECIMALS = 2;
const WEIGHT_SCALE = 100;

/** Whether a criterion's weight is a factor of money that is known already, rather than an amount. */
export function isFactor(by: Criterion): boolean {
  return by === 'shippingCost' || by === 'labour';
}

/** Rules as one would type them. */
export function typeRules(rules: RoutingRules, unit: Unit, prefs: Prefs): TypedRules {
  const local = (text: string) => toLocaleDigits(text, prefs.digits);
  const whole = (value: number | null) => (value === null ? '' : local(String(value)));
  return {
    mode: rules.mode,
    criteria: rules.criteria.map(({ by, tolerance, weight }) => ({
      by,
      tolerance: tolerance === 0 ? '' : local(isFactor(by) ? amountText(tolerance, unit) : String(tolerance)),
      weight: local(isFactor(by) ? String(weight) : amountText(Math.round(weight), unit)),
    })),
    require: { ...rules.require, maxKm: whole(rules.require.maxKm) },
    maxParcels: whole(rules.split.maxParcels),
    neverBelow: rules.split.neverBelowMinor === 0 ? '' : local(amountText(rules.split.neverBelowMinor, unit)),
    keepUnits: rules.keepUnits === 0 ? '' : whole(rules.keepUnits),
  };
}

/** The typed rules, or the names of the fields that are unclear. */
export function readRules(typed: TypedRules, unit: Unit): { rules: RoutingRules } | { unclear: string[] } {
  const unclear: string[] = [];
  const read = (field: string, text: string, decimals: number): number => {
    if (text.trim() === '') return 0;
    const parsed = decimals === 0 ? parseInteger(text) : parseDecimalToMinor(text, decimals);
    if (parsed.ok && parsed.value >= 0) return parsed.value;
    unclear.push(field);
    return 0;
  };
  const orNull = (field: string, text: string) =>
    text.trim() === '' ? null : Math.max(1, read(field, text, 0));
  const criteria = typed.criteria.map(({ by, tolerance, weight }) => ({
    by,
    tolerance: read(`tolerance.${by}`, tolerance, isFactor(by) ? unit.decimals : 0),
    weight: isFactor(by)
      ? read(`weight.${by}`, weight, WEIGHT_DECIMALS) / WEIGHT_SCALE
      : read(`weight.${by}`, weight, unit.decimals),
  }));
  const { maxKm, ...require } = typed.require;
  const rules: RoutingRules = {
    mode: typed.mode,
    criteria,
    require: { ...require, maxKm: orNull('maxKm', maxKm) },
    split: {
      maxParcels: orNull('maxParcels', typed.maxParcels),
      neverBelowMinor: read('neverBelow', typed.neverBelow, unit.decimals),
    },
    keepUnits: read('keepUnits', typed.keepUnits, 0),
  };
  return unclear.length > 0 ? { unclear } : { rules };
}
