import { normaliseForSearch } from '#lib/text/normalise-for-search.ts';

/** A customer as the shop knows them. */
export type KnownCustomer = {
  id: string;
  number: number;
  name: string;
  search: string;
  country: string | null;
  channelId: string;
  createdAt: number;
  identities: {
    kind: 'phone' | 'email' | 'handle' | 'device' | 'loyalty_card';
    value: string;
    source: string;
    at: number;
  }[];
  /** The true people behind this customer, with how many of their orders went here. */
  people: Map<number, number>;
};

/** A way to recognise a person, in order of weight. */
export type Clue = { kind: 'phone' | 'email'; value: string };

/** Everybody whom the shop knows, found again as domains/customers/recognise-customer.ts does. */
export type Directory = {
  all: KnownCustomer[];
  recognise: (person: {
    name: string;
    clues: readonly Clue[];
    country: string | null;
    channelId: string;
    source: string;
    at: number;
  }) => KnownCustomer | null;
  /** Keeps another way to recognise a known customer, such as a handle or a device. */
  keep: (customer: KnownCustomer, identity: KnownCustomer['identities'][number]) => void;
};

/** Nobody known yet. */
export function makeDirectory(newId: (atMs: number) => string): Directory {
  const all: KnownCustomer[] = [];
  const byClue = new Map<string, KnownCustomer[]>();

  const keep: Directory['keep'] = (customer, identity) => {
    const key = `${identity.kind}:${identity.value}`;
    const known = byClue.get(key);
    if (known?.includes(customer)) return;
    if (known) known.push(customer);
    else byClue.set(key, [customer]);
    customer.identities.push(identity);
    if (!customer.search.includes(identity.value)) customer.search += ` ${identity.value}`;
  };

  const recognise: Directory['recognise'] = ({ name, clues, country, channelId, source, at }) => {
    if (clues.length === 0) return null;
    const wanted = normaliseForSearch(name);
    for (const clue of clues) {
      const people = byClue.get(`${clue.kind}:${clue.value}`) ?? [];
      const decided =
        people.length === 1 ? people[0] : people.find((one) => normaliseForSearch(one.name) === wanted);
      if (!decided) continue;
      for (const one of clues) keep(decided, { ...one, source, at });
      return decided;
    }
    const made: KnownCustomer = {
      id: newId(at),
      number: all.length + 1,
      name,
      search: normaliseForSearch([name, ...clues.map((clue) => clue.value)].join(' ')),
      country,
      channelId,
      createdAt: at,
      identities: [],
      people: new Map(),
    };
    all.push(made);
    for (const clue of clues) keep(made, { ...clue, source, at });
    return made;
  };

  return { all, recognise, keep };
}
