/** A city with its place on the map. */
export type City = { name: string; region: string; latitude: number; longitude: number };

/** Goods of one kind: what they are called, how they vary, and between which prices (in units of `priceUnitMinor`). */
export type Category = {
  name: string;
  nouns: readonly string[];
  variesBy: 'colour' | 'size' | 'both' | 'nothing';
  from: number;
  to: number;
};

/** Everything that a language says about the demo business: its country, its people, its goods. */
export type Words = {
  locale: 'fa' | 'ar' | 'bg' | 'en';
  business: {
    name: string;
    country: string;
    reportingCurrency: string;
    timeZone: string;
    calendar: 'gregorian' | 'jalali';
    showToman: boolean;
    taxRates: Record<string, number>;
  };
  /** Minor units of the reporting currency that a thing of price 1 costs, and the step that prices are rounded to. */
  priceUnitMinor: number;
  priceStepMinor: number;
  /** Each name as `written:latin`; the latin form makes mail addresses and handles. */
  firstNames: readonly string[];
  lastNames: readonly string[];
  fullName: (first: string, last: string) => string;
  cities: readonly City[];
  streets: readonly string[];
  addressLine: (street: string, house: number) => string;
  postcode: (digits: number) => string;
  /** E.164 from a whole number below a hundred million; another number gives another phone. */
  phone: (digits: number) => string;
  categories: readonly Category[];
  collections: readonly string[];
  brands: readonly string[];
  colours: readonly string[];
  sizes: readonly string[];
  titleOf: (noun: string, collection: string) => string;
  places: { warehouses: readonly [string, string]; shop: (name: string) => string; quarantine: string };
  channels: Record<
    'shops' | 'web' | 'app' | 'marketplace' | 'instagram' | 'telegram' | 'whatsapp' | 'phone',
    string
  >;
  notes: readonly string[];
  returnReasons: readonly string[];
  cancelReasons: readonly string[];
  questions: readonly string[];
};
