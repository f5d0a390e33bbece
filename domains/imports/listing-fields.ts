import { importTargets } from '#lib/tabular/column-synonyms.ts';
import type { MappingTarget } from '#lib/tabular/suggest-mapping.ts';

/** What a snapshot of a channel's listings says beside what product files know. */
export type ListingField =
  | 'listingId'
  | 'comparePrice'
  | 'taxIncluded'
  | 'inStock'
  | 'description'
  | 'promiseDays'
  | 'url';

const OWN: readonly (MappingTarget & { key: ListingField })[] = [
  {
    key: 'listingId',
    synonyms: [
      'id',
      'listing',
      'offer id',
      'item id',
      'external id',
      'شناسه آگهی',
      'معرف المعروض',
      'номер на обява',
    ],
  },
  {
    key: 'comparePrice',
    synonyms: [
      'compare at price',
      'old price',
      'regular price',
      'قیمت پیشین',
      'السعر قبل الخصم',
      'стара цена',
    ],
  },
  {
    key: 'taxIncluded',
    synonyms: ['tax included', 'includes tax', 'with tax', 'با مالیات', 'شامل الضريبة', 'с ддс'],
  },
  {
    key: 'inStock',
    synonyms: ['availability', 'in stock', 'available', 'موجود', 'متوفر', 'налично', 'наличност да не'],
  },
  {
    key: 'description',
    synonyms: ['text', 'body', 'body html', 'توضیح', 'شرح', 'الوصف', 'описание'],
  },
  {
    key: 'promiseDays',
    synonyms: [
      'handling time',
      'max handling time',
      'ships within days',
      'روز ارسال',
      'أيام الإرسال',
      'срок за изпращане',
    ],
  },
  { key: 'url', synonyms: ['link', 'address', 'نشانی', 'پیوند', 'الرابط', 'адрес', 'линк'] },
];

const KNOWN: readonly string[] = ['sku', 'barcode', 'title', 'price', 'currency', 'onHand', 'channel'];

/** The fields of a snapshot of listings. None is required by itself: a row needs its id there, a SKU or a barcode. */
export function listingFields() {
  const known = [...importTargets('products'), ...importTargets('stock'), ...importTargets('orders')]
    .filter(({ key }, at, all) => KNOWN.includes(key) && all.findIndex((one) => one.key === key) === at)
    .map((target) => ({ ...target, isRequired: false }));
  return [...known, ...OWN];
}
