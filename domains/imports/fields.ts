import { type ImportField, importTargets } from '#lib/tabular/column-synonyms.ts';
import type { MappingTarget } from '#lib/tabular/suggest-mapping.ts';

/** The kinds of files that can be imported. */
export const IMPORT_KINDS = ['products', 'stock', 'customers', 'orders', 'rates'] as const;
/** One kind of file. */
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** A field of an import: those every program knows, and what past orders and rates say besides. */
export type Field = ImportField | 'deliveredAt' | 'paidCurrency' | 'paidRate' | 'day' | 'toCurrency';

const ORDER_FIELDS: (MappingTarget & { key: Field })[] = [
  { key: 'location', synonyms: ['warehouse', 'branch', 'shipped from', 'انبار', 'المستودع', 'склад'] },
  {
    key: 'deliveredAt',
    synonyms: [
      'delivery date',
      'delivered at',
      'ship date',
      'تاریخ تحویل',
      'تاريخ التسليم',
      'дата на доставка',
    ],
  },
  { key: 'paidCurrency', synonyms: ['paid currency', 'ارز پرداخت', 'عملة الدفع', 'валута на плащане'] },
  { key: 'paidRate', synonyms: ['paid rate', 'نرخ پرداخت', 'سعر الدفع', 'курс на плащане'] },
];

const RATE_FIELDS: (MappingTarget & { key: Field })[] = [
  {
    key: 'day',
    isRequired: true,
    synonyms: ['date', 'rate date', 'تاریخ', 'روز', 'التاريخ', 'اليوم', 'дата', 'ден'],
  },
  {
    key: 'currency',
    isRequired: true,
    synonyms: ['currency code', 'from currency', 'base currency', 'ارز', 'العملة', 'валута', 'код на валута'],
  },
  {
    key: 'exchangeRate',
    isRequired: true,
    synonyms: [
      'rate',
      'exchange',
      'fx rate',
      'نرخ',
      'نرخ ارز',
      'نرخ تبدیل',
      'سعر الصرف',
      'курс',
      'валутен курс',
    ],
  },
  {
    key: 'toCurrency',
    synonyms: ['quote currency', 'target currency', 'ارز مقصد', 'إلى عملة', 'към валута'],
  },
];

/** The fields that a file of this kind can fill, with the names that files give them. */
export function fieldsOf(kind: ImportKind): (MappingTarget & { key: Field })[] {
  if (kind === 'rates') return RATE_FIELDS;
  const known = importTargets(kind);
  if (kind === 'orders') return [...known, ...ORDER_FIELDS];
  if (kind === 'stock')
    return known.map((target) => (target.key === 'location' ? { ...target, isRequired: false } : target));
  return known;
}
