import { normaliseDigits, parseDecimalToMinor } from '#lib/digits.ts';
import type { Unit } from './amount-unit.ts';

const MICROS_PER_MINOR = 1_000_000;

/** What stands in the fields of a variant before anybody types. */
export type VariantTexts = {
  sku: string;
  title: string;
  price: string;
  cost: string;
  reorderPoint: string;
  weight: string;
  barcodes: string;
  allowsBackorder: boolean;
};

/** What is wrong, by the field's name. */
export type FieldErrors = Record<string, string>;

/** A variant as its fields say; what was left as it stood is left out, so that it stays exactly as it is kept. */
export type TypedVariant = {
  sku: string;
  title?: string;
  priceMinor?: number;
  costMicros?: number | null;
  reorderPoint?: number | null;
  weightGrams?: number | null;
  barcodes: string[];
  allowsBackorder: boolean;
};

type Words = { needed: string; notANumber: string };
type More = { prefix: string; before: VariantTexts; unit: Unit; words: Words };

/** Fields of a new variant. */
export const NO_TEXTS: VariantTexts = {
  sku: '',
  title: '',
  price: '',
  cost: '',
  reorderPoint: '',
  weight: '',
  barcodes: '',
  allowsBackorder: false,
};

/** Reads the fields of a variant, with what is wrong about them. */
export function readVariant(form: FormData, more: More): { variant: TypedVariant; errors: FieldErrors } {
  const { prefix, before, unit, words } = more;
  const errors: FieldErrors = {};
  const text = (name: keyof VariantTexts) => String(form.get(`${prefix}${name}`) ?? '').trim();

  function number(name: 'price' | 'cost' | 'reorderPoint' | 'weight', decimals: number) {
    if (!form.has(`${prefix}${name}`) || (text(name) === before[name] && before[name] !== ''))
      return undefined;
    if (text(name) === '') return null;
    const parsed = parseDecimalToMinor(text(name), decimals);
    if (parsed.ok && parsed.value >= 0) return parsed.value;
    errors[`${prefix}${name}`] = words.notANumber;
    return undefined;
  }

  const price = number('price', unit.decimals);
  const cost = number('cost', unit.decimals);
  const variant: TypedVariant = {
    sku: text('sku'),
    title: text('title') || undefined,
    priceMinor: price ?? undefined,
    costMicros: typeof cost === 'number' ? cost * MICROS_PER_MINOR : cost,
    reorderPoint: number('reorderPoint', 0),
    weightGrams: number('weight', 0),
    barcodes: readBarcodes(text('barcodes')),
    allowsBackorder: form.get(`${prefix}allowsBackorder`) === 'on',
  };
  if (variant.sku === '') errors[`${prefix}sku`] = words.needed;
  if (price === null) errors[`${prefix}price`] = words.needed;
  return { variant, errors };
}

/** Barcodes are written one a line, or with commas or spaces between them. */
function readBarcodes(text: string): string[] {
  return [...new Set(normaliseDigits(text).split(/[\s,،;]+/u))].filter((code) => code !== '');
}
