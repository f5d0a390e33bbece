import type { Words } from '../words/words.ts';
import type { SeedCampaign, SeedChannel, SeedPlace } from './world.ts';

const CARD = { name: 'Card', method: 'card', basisPoints: 180, fixedMinor: 0 };
const ONLINE_CARD = { name: 'Payment gateway', method: 'card', basisPoints: 240, fixedMinor: 0 };
const ON_DELIVERY = { name: 'Cash on delivery', method: 'cash_on_delivery', basisPoints: 110, fixedMinor: 0 };
const TRANSFER = { name: 'Bank transfer', method: 'transfer', basisPoints: 40, fixedMinor: 0 };

type Trait = Omit<SeedChannel, 'index' | 'id' | 'name' | 'serves'> & { from: 'warehouses' | 'shops' | 'all' };

const SOCIAL = {
  kind: 'social',
  connector: 'manual',
  buffer: 0,
  from: 'warehouses',
  fees: [TRANSFER, ON_DELIVERY],
  methods: ['transfer', 'transfer', 'cash_on_delivery'],
} as const satisfies Partial<Trait>;

const TRAITS: readonly Trait[] = [
  {
    slug: 'shops',
    kind: 'store',
    connector: 'manual',
    buffer: 0,
    from: 'shops',
    fees: [CARD],
    methods: ['card', 'card', 'cash'],
    share: 0.38,
    returnRate: 0.03,
    cancelRate: 0,
  },
  {
    slug: 'web',
    kind: 'web',
    connector: 'woocommerce',
    buffer: 0,
    from: 'all',
    fees: [ONLINE_CARD, ON_DELIVERY],
    methods: ['card', 'card', 'card', 'cash_on_delivery'],
    share: 0.22,
    returnRate: 0.09,
    cancelRate: 0.035,
  },
  {
    slug: 'app',
    kind: 'app',
    connector: 'pishkhan',
    buffer: 0,
    from: 'all',
    fees: [ONLINE_CARD],
    methods: ['card'],
    share: 0.13,
    returnRate: 0.08,
    cancelRate: 0.03,
  },
  {
    slug: 'marketplace',
    kind: 'marketplace',
    connector: 'pishkhan',
    buffer: 1,
    from: 'warehouses',
    fees: [{ name: 'Commission', method: null, basisPoints: 1200, fixedMinor: 0 }],
    methods: ['marketplace'],
    share: 0.12,
    returnRate: 0.11,
    cancelRate: 0.04,
  },
  { slug: 'instagram', ...SOCIAL, share: 0.06, returnRate: 0.06, cancelRate: 0.04 },
  { slug: 'telegram', ...SOCIAL, share: 0.04, returnRate: 0.05, cancelRate: 0.03 },
  { slug: 'whatsapp', ...SOCIAL, share: 0.02, returnRate: 0.05, cancelRate: 0.03 },
  { slug: 'phone', ...SOCIAL, kind: 'phone', share: 0.03, returnRate: 0.05, cancelRate: 0.02 },
];

/** The eight channels, each with the places that serve it in order. */
export function planChannels(facts: {
  words: Words;
  places: readonly SeedPlace[];
  newId: () => string;
}): SeedChannel[] {
  const { words, places, newId } = facts;
  const of = (kind: SeedPlace['kind']) =>
    places.filter((place) => place.kind === kind).map((place) => place.index);
  const serving = {
    warehouses: of('warehouse'),
    shops: of('store'),
    all: [...of('warehouse'), ...of('store')],
  };
  return TRAITS.map(({ from, ...trait }, index) => ({
    ...trait,
    index,
    id: newId(),
    name: words.channels[trait.slug],
    serves: serving[from],
    fees: trait.fees.map((fee) => ({ ...fee })),
  }));
}

/** The campaigns: some work, one takes the credit for orders that would have come anyway, one does nearly nothing. */
export function planCampaigns(): SeedCampaign[] {
  return [
    { name: 'search-brand', channel: 'web', lift: 0.01, spendShare: 0.025, claims: 0.3 },
    { name: 'search-new', channel: 'web', lift: 0.14, spendShare: 0.05, claims: 0.06 },
    { name: 'app-install', channel: 'app', lift: 0.18, spendShare: 0.06, claims: 0.08 },
    { name: 'market-sponsored', channel: 'marketplace', lift: 0.07, spendShare: 0.04, claims: 0.2 },
    { name: 'insta-stories', channel: 'instagram', lift: 0.35, spendShare: 0.12, claims: 0.1 },
    { name: 'telegram-posts', channel: 'telegram', lift: 0.02, spendShare: 0.05, claims: 0.05 },
    { name: 'sms-shops', channel: 'shops', lift: 0.04, spendShare: 0.008, claims: 0.02 },
  ];
}
