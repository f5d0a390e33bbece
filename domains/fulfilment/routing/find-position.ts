import { normaliseForSearch } from '#lib/text/normalise-for-search.ts';
import { listKnownTowns } from './known-towns.ts';
import type { Position, Somewhere } from './measure-distance.ts';

/** Positions by country and normalised name or postcode. */
export type TownMap = ReadonlyMap<string, Position>;

type Named = { country: string; name: string; position: Position };

const KNOWN = listKnownTowns();
const SHORTEST_POSTCODE = 2;

/** The map of the towns that are known: the business's own, then its locations' towns, then the larger ones. */
export function makeTownMap(own: readonly Named[]): TownMap {
  const map = new Map<string, Position>();
  for (const { country, name, position } of [...own, ...KNOWN]) {
    const key = keyOf(country, normaliseForSearch(name));
    if (!map.has(key)) map.set(key, position);
  }
  return map;
}

/**
 * Where an address lies: by its postcode, by the postcode's beginning (a business may enter "EH1" or "13"), by its
 * town. `home` is the country of addresses that name none. The position is null where nobody knows.
 */
export function locateAddress(
  address: { country: string; city: string; postcode: string },
  towns: TownMap,
  home: string,
): Somewhere {
  const country = address.country || home;
  const { city } = address;
  return { country, city, position: findPosition({ ...address, country }, towns) };
}

function findPosition(
  { country, city, postcode }: { country: string; city: string; postcode: string },
  towns: TownMap,
): Position | null {
  const code = normaliseForSearch(postcode);
  for (let length = code.length; length >= SHORTEST_POSTCODE; length--) {
    const found = towns.get(keyOf(country, code.slice(0, length).trim()));
    if (found) return found;
  }
  return (city && towns.get(keyOf(country, normaliseForSearch(city)))) || null;
}

function keyOf(country: string, name: string): string {
  return `${country}|${name}`;
}
