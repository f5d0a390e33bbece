import { type ImportField, importTargets } from '#lib/tabular/column-synonyms.ts';
import type { MappingTarget } from '#lib/tabular/suggest-mapping.ts';
import { type ListingField, listingFields } from './listing-fields.ts';

/** The kinds of files that can be imported. */
export const IMPORT_KINDS = [
  'products',
  'stock',
  'customers',
  'orders',
  'rates',
  'prices',
  'touches',
  'spend',
  'listings',
] as const;
/** One kind of file. */
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** Files of these kinds say who somebody is: what they hold is kept no longer than it is needed. */
export const TELLS_OF_PEOPLE: ReadonlySet<string> = new Set<ImportKind>(['customers', 'orders', 'touches']);

/** A field of an import: those every program knows, and what past orders, rates, price lists and touches say besides. */
export type Field =
  | ImportField
  | ListingField
  | 'nationalId'
  | 'deliveredAt'
  | 'paidCurrency'
  | 'paidRate'
  | 'day'
  | 'toCurrency'
  | 'supplier'
  | 'supplierSku'
  | 'packSize'
  | 'minimumQuantity'
  | 'leadDays'
  | 'happenedAt'
  | 'touchKind'
  | 'person'
  | 'text'
  | 'campaign'
  | 'platform'
  | 'adGroup'
  | 'spend'
  | 'impressions'
  | 'clicks'
  | 'claimedConversions'
  | 'claimedValue';

const CUSTOMER_FIELDS: (MappingTarget & { key: Field })[] = [
  {
    key: 'nationalId',
    synonyms: [
      'national id',
      'national number',
      'personal number',
      'egn',
      'کد ملی',
      'شماره ملی',
      'رقم الهوية',
      'الرقم الوطني',
      'رقم الهوية الوطنية',
      'егн',
      'личен номер',
    ],
  },
];

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

/** What a price list says besides the SKU, the cost and its currency, which product files know too. */
const PRICE_FIELDS: (MappingTarget & { key: Field })[] = [
  {
    key: 'supplier',
    isRequired: true,
    synonyms: ['supplier code', 'vendor', 'vendor code', 'تأمین کننده', 'فروشنده', 'المورد', 'доставчик'],
  },
  {
    key: 'supplierSku',
    synonyms: ['vendor sku', 'supplier code of item', 'کد تأمین کننده', 'رمز المورد', 'код на доставчика'],
  },
  { key: 'packSize', synonyms: ['pack', 'units per pack', 'تعداد در بسته', 'حجم العبوة', 'бройки в пакет'] },
  {
    key: 'minimumQuantity',
    synonyms: ['minimum', 'moq', 'minimum order', 'حداقل سفارش', 'الحد الأدنى', 'минимално количество'],
  },
  {
    key: 'leadDays',
    synonyms: ['lead time', 'lead time days', 'زمان تحویل', 'مدة التوريد', 'срок за доставка'],
  },
];

/** What a list of touches says: when, what, where, who and about what. */
const TOUCH_FIELDS: (MappingTarget & { key: Field })[] = [
  {
    key: 'happenedAt',
    isRequired: true,
    synonyms: [
      'date',
      'time',
      'timestamp',
      'when',
      'at',
      'تاریخ',
      'زمان',
      'التاريخ',
      'الوقت',
      'дата',
      'време',
    ],
  },
  {
    key: 'touchKind',
    isRequired: true,
    synonyms: ['kind', 'type', 'event', 'activity', 'نوع', 'رویداد', 'النوع', 'الحدث', 'вид', 'събитие'],
  },
  { key: 'channel', synonyms: ['channel name', 'source', 'کانال', 'القناة', 'канал'] },
  {
    key: 'person',
    synonyms: [
      'customer',
      'phone',
      'email',
      'contact',
      'مشتری',
      'تلفن',
      'العميل',
      'الهاتف',
      'клиент',
      'телефон',
    ],
  },
  {
    key: 'text',
    synonyms: ['note', 'message', 'description', 'متن', 'توضیح', 'النص', 'ملاحظة', 'текст', 'бележка'],
  },
  { key: 'campaign', synonyms: ['campaign name', 'utm campaign', 'کمپین', 'الحملة', 'кампания'] },
  { key: 'sku', synonyms: ['item code', 'product code', 'کد کالا', 'رمز المنتج', 'артикул'] },
];

/** What a report of advertising says: a day of a campaign, what it cost, and what its platform claims. */
const SPEND_FIELDS: (MappingTarget & { key: Field })[] = [
  {
    key: 'day',
    isRequired: true,
    synonyms: ['date', 'reporting starts', 'تاریخ', 'روز', 'التاريخ', 'اليوم', 'дата', 'ден'],
  },
  {
    key: 'campaign',
    isRequired: true,
    synonyms: ['campaign name', 'کمپین', 'نام کمپین', 'الحملة', 'اسم الحملة', 'кампания'],
  },
  {
    key: 'spend',
    isRequired: true,
    synonyms: [
      'cost',
      'amount',
      'amount spent',
      'ad spend',
      'هزینه',
      'مبلغ',
      'مبلغ هزینه شده',
      'التكلفة',
      'المبلغ',
      'الإنفاق',
      'разход',
      'сума',
      'изразходвана сума',
    ],
  },
  { key: 'currency', synonyms: ['currency code', 'ارز', 'واحد پول', 'العملة', 'валута'] },
  { key: 'platform', synonyms: ['source', 'network', 'پلتفرم', 'شبکه', 'المنصة', 'платформа'] },
  {
    key: 'adGroup',
    synonyms: ['ad group', 'ad set', 'ad set name', 'گروه تبلیغ', 'المجموعة الإعلانية', 'рекламна група'],
  },
  { key: 'channel', synonyms: ['channel name', 'shop', 'کانال', 'القناة', 'канал'] },
  { key: 'impressions', synonyms: ['impr', 'views', 'نمایش', 'مرات الظهور', 'импресии'] },
  { key: 'clicks', synonyms: ['link clicks', 'کلیک', 'النقرات', 'кликове'] },
  {
    key: 'claimedConversions',
    synonyms: ['conversions', 'results', 'purchases', 'تبدیل', 'التحويلات', 'конверсии'],
  },
  {
    key: 'claimedValue',
    synonyms: [
      'conversion value',
      'conv value',
      'purchase value',
      'ارزش تبدیل',
      'قيمة التحويلات',
      'стойност на конверсиите',
    ],
  },
];

const PRICE_KNOWN: readonly Field[] = ['sku', 'cost'];

function priceFields(): (MappingTarget & { key: Field })[] {
  const known = importTargets('products').filter(({ key }) => PRICE_KNOWN.includes(key));
  const currency = RATE_FIELDS.filter(({ key }) => key === 'currency');
  return [
    ...known.map((target) => ({ ...target, isRequired: true })),
    ...currency.map((target) => ({ ...target, isRequired: false })),
    ...PRICE_FIELDS,
  ];
}

/** The fields that a file of this kind can fill, with the names that files give them. */
export function fieldsOf(kind: ImportKind): (MappingTarget & { key: Field })[] {
  if (kind === 'rates') return RATE_FIELDS;
  if (kind === 'prices') return priceFields();
  if (kind === 'touches') return TOUCH_FIELDS;
  if (kind === 'spend') return SPEND_FIELDS;
  if (kind === 'listings') return listingFields();
  const known = importTargets(kind);
  if (kind === 'orders') return [...known, ...ORDER_FIELDS];
  if (kind === 'customers') return [...known, ...CUSTOMER_FIELDS];
  if (kind === 'stock')
    return known.map((target) => (target.key === 'location' ? { ...target, isRequired: false } : target));
  return known;
}
