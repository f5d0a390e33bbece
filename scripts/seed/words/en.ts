import type { Words } from './words.ts';

/** A homeware and gift shop in Great Britain. */
export const en: Words = {
  locale: 'en',
  business: {
    name: 'Larch & Linen',
    country: 'GB',
    reportingCurrency: 'GBP',
    timeZone: 'Europe/London',
    calendar: 'gregorian',
    showToman: false,
    taxRates: { standard: 2000 },
  },
  priceUnitMinor: 90,
  priceStepMinor: 5,
  firstNames: (
    'Alice:alice Amelia:amelia Arthur:arthur Beatrice:beatrice Callum:callum Charlotte:charlotte Daniel:daniel ' +
    'Edward:edward Eleanor:eleanor Emily:emily Finlay:finlay Florence:florence George:george Grace:grace Hannah:hannah ' +
    'Harriet:harriet Henry:henry Imogen:imogen Isaac:isaac Jack:jack James:james Joanna:joanna Leah:leah Lewis:lewis ' +
    'Lucy:lucy Martha:martha Megan:megan Nathan:nathan Oliver:oliver Phoebe:phoebe Rhys:rhys Rosie:rosie Samuel:samuel ' +
    'Sophie:sophie Thomas:thomas Victoria:victoria'
  ).split(' '),
  lastNames: (
    'Abbott:abbott Ainsworth:ainsworth Baker:baker Barlow:barlow Bennett:bennett Briggs:briggs Carter:carter Chapman:chapman ' +
    'Clarke:clarke Cooper:cooper Dawson:dawson Ellis:ellis Fletcher:fletcher Foster:foster Gibson:gibson Harding:harding ' +
    'Holloway:holloway Hughes:hughes Jenkins:jenkins Kershaw:kershaw Lawson:lawson Mason:mason Moss:moss Nicholls:nicholls ' +
    'Osborne:osborne Parry:parry Quinn:quinn Reeves:reeves Shepherd:shepherd Sutton:sutton Tanner:tanner Underwood:underwood ' +
    'Walsh:walsh Whitaker:whitaker Yates:yates'
  ).split(' '),
  fullName: (first, last) => `${first} ${last}`,
  cities: [
    { name: 'London', region: 'England', latitude: 51.507, longitude: -0.128 },
    { name: 'Manchester', region: 'England', latitude: 53.481, longitude: -2.242 },
    { name: 'Bristol', region: 'England', latitude: 51.455, longitude: -2.588 },
    { name: 'Leeds', region: 'England', latitude: 53.801, longitude: -1.549 },
    { name: 'Edinburgh', region: 'Scotland', latitude: 55.953, longitude: -3.189 },
    { name: 'Cardiff', region: 'Wales', latitude: 51.482, longitude: -3.179 },
    { name: 'York', region: 'England', latitude: 53.96, longitude: -1.087 },
    { name: 'Norwich', region: 'England', latitude: 52.63, longitude: 1.297 },
  ],
  streets: [
    'Mill Lane',
    'Station Road',
    'Orchard Street',
    'Chapel Hill',
    'Bridge Street',
    'Rowan Close',
    'Harbour View',
    'Park Crescent',
  ],
  addressLine: (street, house) => `${house} ${street}`,
  postcode: (digits) => `${'BCDEGLMNSW'[digits % 10]}${(digits % 19) + 1} ${digits % 9}AB`,
  phone: (digits) => `+4474${String(digits).padStart(8, '0')}`,
  categories: [
    {
      name: 'Kitchen',
      nouns: ['mug', 'teapot', 'salad bowl', 'bread board', 'milk jug', 'spice jar', 'apron', 'ladle'],
      variesBy: 'colour',
      from: 6,
      to: 45,
    },
    {
      name: 'Bedroom',
      nouns: ['throw', 'pillowcase', 'duvet cover', 'bedside lamp', 'quilt', 'fitted sheet'],
      variesBy: 'both',
      from: 14,
      to: 110,
    },
    {
      name: 'Clothing',
      nouns: ['linen shirt', 'cardigan', 'wool scarf', 'pyjama set', 'socks', 'raincoat'],
      variesBy: 'both',
      from: 9,
      to: 95,
    },
    {
      name: 'Decoration',
      nouns: ['vase', 'candle', 'picture frame', 'wall clock', 'wreath', 'mirror'],
      variesBy: 'colour',
      from: 8,
      to: 80,
    },
    {
      name: 'Gifts',
      nouns: ['notebook', 'soap box', 'tea sampler', 'puzzle', 'card set', 'keyring'],
      variesBy: 'nothing',
      from: 4,
      to: 35,
    },
    {
      name: 'Children',
      nouns: ['wooden train', 'soft rabbit', 'storybook', 'stacking rings', 'paint set'],
      variesBy: 'nothing',
      from: 7,
      to: 50,
    },
  ],
  collections:
    'Meadow,Harbour,Juniper,Cotswold,Fern,Moorland,Saltmarsh,Hearth,Rowan,Skylark,Tidewater,Bramble,Willow,Thistle,Orchard,Larkspur'.split(
      ',',
    ),
  brands: ['Larch & Linen', 'Saltmarsh Works', 'Rowan Row', 'Hearthside', 'Little Thistle'],
  colours: ['white', 'sage', 'navy', 'clay', 'charcoal', 'mustard', 'rose', 'sky'],
  sizes: ['S', 'M', 'L', 'XL'],
  titleOf: (noun, collection) => `${collection} ${noun}`,
  places: {
    warehouses: ['Swindon warehouse', 'Wakefield warehouse'],
    shop: (city) => `${city} shop`,
    quarantine: 'Quarantine shelf',
  },
  channels: {
    shops: 'Shops',
    web: 'Web shop',
    app: 'Mobile app',
    marketplace: 'Marketplace',
    instagram: 'Instagram',
    telegram: 'Telegram',
    whatsapp: 'WhatsApp',
    phone: 'Phone',
  },
  notes: [
    'Please ring the bell twice.',
    'It is a present: no invoice in the parcel, please.',
    'Leave with the neighbour if nobody is in.',
    'Call before you come.',
  ],
  returnReasons: ['Too small', 'Not as pictured', 'Arrived damaged', 'Changed my mind', 'Does not work'],
  cancelReasons: [
    'Ordered twice by mistake',
    'Delivery takes too long',
    'Found it in a shop',
    'Wrong address',
  ],
  questions: [
    'Where is my parcel?',
    'Do you have it in another colour?',
    'Can I collect it in the shop?',
    'How do I return this?',
  ],
};
