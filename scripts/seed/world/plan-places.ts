import type { Words } from '../words/words.ts';
import type { SeedPlace } from './world.ts';

/** Two warehouses, the shops, and one shelf for goods that must be looked at. */
export function planPlaces(facts: { words: Words; shops: number; newId: () => string }): SeedPlace[] {
  const { words, shops, newId } = facts;
  const warehouses = words.places.warehouses.map((name, at) => ({
    code: `WH${at + 1}`,
    name,
    kind: 'warehouse' as const,
    city: words.cities[at]!,
    rank: 10 + at * 10,
    services: { ships: true, pickup: false, returns: true },
  }));
  const stores = Array.from({ length: shops }, (_, at) => {
    const city = words.cities[at % words.cities.length]!;
    const round = Math.floor(at / words.cities.length);
    return {
      code: `SHOP${at + 1}`,
      name: words.places.shop(round === 0 ? city.name : `${city.name} ${round + 1}`),
      kind: 'store' as const,
      city,
      rank: 100 + at,
      services: { ships: true, pickup: true, returns: true },
    };
  });
  const quarantine = {
    code: 'CHECK',
    name: words.places.quarantine,
    kind: 'quarantine' as const,
    city: words.cities[0]!,
    rank: 900,
    services: { ships: false, pickup: false, returns: false },
  };
  return [...warehouses, ...stores, quarantine].map(({ city, ...place }, index) => ({
    ...place,
    index,
    id: newId(),
    city: city.name,
    latitude: city.latitude,
    longitude: city.longitude,
  }));
}
