import { NAMESPACES } from './namespaces.ts';

/** One file of words. */
export type Namespace = (typeof NAMESPACES)[number];

/** Words that only the server writes into pages: the browser never needs them. */
const ONLY_ON_THE_SERVER: readonly Namespace[] = [
  'metrics',
  'today',
  'carts',
  'retention',
  'effort-rules',
  'holidays',
];

/**
 * Words that the parts running in the browser use, by place (the folder under `app/(console)`, or the pages before
 * signing in). What stands in no list goes to every page, so a new file of words works before anybody lists it;
 * `scripts/check-imports` finds a part whose words its place is not given.
 */
export const WORDS_OF_PLACE = {
  '(auth)': ['auth', 'team'],
  activity: ['activity'],
  channels: ['channels', 'costs', 'statement', 'board', 'parity', 'effort', 'alerts'],
  customers: ['customers', 'identity', 'orders', 'insights', 'segments', 'privacy', 'loyalty'],
  fulfilment: ['fulfilment', 'orders', 'lots'],
  imports: ['imports'],
  inventory: ['inventory', 'bundles', 'stock-work', 'units', 'purchasing', 'planning', 'lots'],
  orders: ['orders', 'routing', 'fulfilment', 'lots', 'loyalty'],
  purchasing: ['purchasing', 'units', 'lots'],
  returns: ['returns', 'orders', 'lots'],
  settings: [
    'settings',
    'identity',
    'team',
    'routing',
    'returns',
    'tracking',
    'privacy',
    'loyalty',
    'alerts',
  ],
} as const satisfies Record<string, readonly Namespace[]>;

/** A place with words of its own. */
export type Place = keyof typeof WORDS_OF_PLACE;

const LISTED = new Set<Namespace>([...ONLY_ON_THE_SERVER, ...Object.values(WORDS_OF_PLACE).flat()]);

/** Words that go to every page. */
export const WORDS_EVERYWHERE: readonly Namespace[] = NAMESPACES.filter((name) => !LISTED.has(name));

/** The files of words among all of them, by name. */
export function pickWords<T>(all: Record<string, T>, names: readonly Namespace[]): Record<string, T> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const words = all[name];
      return words === undefined ? [] : [[name, words]];
    }),
  );
}
