import type { Locale } from '#lib/format/prefs.ts';

/** Somebody whom the demo business buys from. Without a currency it sells in the business's own. */
export type SeedSupplier = {
  code: string;
  name: string;
  locale: Locale;
  currency?: string;
  leadDays: number;
  leadSpreadDays: number;
  packSize: number;
};

/** Makers at home and abroad, in four scripts. */
export const SUPPLIERS: readonly SeedSupplier[] = [
  { code: 'NAGHSH', name: 'صنایع دستی نقش جهان', locale: 'fa', leadDays: 9, leadSpreadDays: 3, packSize: 6 },
  {
    code: 'NILE',
    name: 'شركة النيل للأواني المنزلية',
    locale: 'ar',
    leadDays: 12,
    leadSpreadDays: 4,
    packSize: 12,
  },
  { code: 'GABROVO', name: 'Габрово Дом ООД', locale: 'bg', leadDays: 7, leadSpreadDays: 2, packSize: 4 },
  { code: 'STOKE', name: 'Stoke Pottery Works', locale: 'en', leadDays: 10, leadSpreadDays: 2, packSize: 6 },
  {
    code: 'YIWU',
    name: 'Yiwu Homeware Trading',
    locale: 'en',
    currency: 'CNY',
    leadDays: 35,
    leadSpreadDays: 9,
    packSize: 24,
  },
  {
    code: 'IZMIR',
    name: 'İzmir Ev Tekstil',
    locale: 'en',
    currency: 'TRY',
    leadDays: 18,
    leadSpreadDays: 5,
    packSize: 10,
  },
];

/** What one unit of a foreign currency was worth in the demo's own, when its books began. */
export const RATES: Record<string, Record<string, string>> = {
  GBP: { CNY: '0.109', TRY: '0.0182' },
  EUR: { CNY: '0.124', TRY: '0.0208' },
  EGP: { CNY: '6.75', TRY: '1.13' },
  IRR: { CNY: '152000', TRY: '25500' },
};

/** A purchase order of the demo: days before its present, and what became of it. */
export type SeedPurchase = {
  supplier: number;
  lines: number;
  createdDaysAgo: number;
  /** Days from the present to the awaited day; negative lies behind it. */
  expectedInDays?: number;
  end: 'draft' | 'sent' | 'cancelled' | 'received';
  /** Deliveries: so many days ago came this share of each line, of which every `damagedEvery`th line had a broken unit. */
  deliveries?: readonly { daysAgo: number; share: number; note: string; damagedEvery?: number }[];
  /** What is done about what the last delivery left out. */
  missing?: 'wait' | 'close';
  costs?: readonly {
    kind: 'freight' | 'duty' | 'insurance';
    spread: 'value' | 'weight' | 'units';
    daysAgo: number;
    share: number;
  }[];
};

/** The purchase orders, the oldest first: some in every state, one of them late. */
export const PURCHASES: readonly SeedPurchase[] = [
  {
    supplier: 4,
    lines: 6,
    createdDaysAgo: 96,
    end: 'received',
    deliveries: [{ daysAgo: 57, share: 1, note: 'YW-20881', damagedEvery: 4 }],
    costs: [
      { kind: 'freight', spread: 'weight', daysAgo: 55, share: 0.09 },
      { kind: 'duty', spread: 'value', daysAgo: 52, share: 0.04 },
    ],
  },
  {
    supplier: 0,
    lines: 5,
    createdDaysAgo: 61,
    end: 'received',
    deliveries: [{ daysAgo: 50, share: 1, note: '1404-3121' }],
  },
  { supplier: 2, lines: 3, createdDaysAgo: 58, end: 'cancelled' },
  {
    supplier: 3,
    lines: 4,
    createdDaysAgo: 47,
    end: 'received',
    deliveries: [{ daysAgo: 38, share: 0.8, note: 'SPW 5510' }],
    missing: 'close',
  },
  {
    supplier: 1,
    lines: 5,
    createdDaysAgo: 40,
    end: 'received',
    deliveries: [
      { daysAgo: 27, share: 0.5, note: 'ن-771' },
      { daysAgo: 20, share: 0.5, note: 'ن-802', damagedEvery: 3 },
    ],
    costs: [{ kind: 'freight', spread: 'units', daysAgo: 18, share: 0.05 }],
  },
  { supplier: 5, lines: 4, createdDaysAgo: 33, end: 'cancelled' },
  {
    supplier: 4,
    lines: 5,
    createdDaysAgo: 44,
    end: 'received',
    deliveries: [{ daysAgo: 6, share: 0.6, note: 'YW-21405', damagedEvery: 5 }],
    costs: [
      { kind: 'freight', spread: 'weight', daysAgo: 5, share: 0.08 },
      { kind: 'insurance', spread: 'value', daysAgo: 5, share: 0.01 },
    ],
  },
  {
    supplier: 5,
    lines: 4,
    createdDaysAgo: 24,
    expectedInDays: 5,
    end: 'received',
    deliveries: [{ daysAgo: 4, share: 0.5, note: 'İZ 9034' }],
    costs: [{ kind: 'freight', spread: 'value', daysAgo: 3, share: 0.06 }],
  },
  {
    supplier: 2,
    lines: 3,
    createdDaysAgo: 11,
    expectedInDays: 2,
    end: 'received',
    deliveries: [{ daysAgo: 2, share: 0.7, note: 'ГД-0412' }],
  },
  { supplier: 3, lines: 5, createdDaysAgo: 17, expectedInDays: -6, end: 'sent' },
  { supplier: 0, lines: 6, createdDaysAgo: 6, expectedInDays: 3, end: 'sent' },
  { supplier: 1, lines: 4, createdDaysAgo: 4, expectedInDays: 8, end: 'sent' },
  { supplier: 4, lines: 8, createdDaysAgo: 9, expectedInDays: 26, end: 'sent' },
  { supplier: 3, lines: 3, createdDaysAgo: 8, end: 'cancelled' },
  { supplier: 2, lines: 5, createdDaysAgo: 2, end: 'draft' },
  { supplier: 5, lines: 3, createdDaysAgo: 1, end: 'draft' },
  { supplier: 0, lines: 2, createdDaysAgo: 0, end: 'draft' },
];
