/** A point on the earth in degrees. */
export type Position = { latitude: number; longitude: number };

/** Somewhere: a country (two letters or nothing), a town, and where that lies if anybody knows. */
export type Somewhere = { country: string; city: string; position: Position | null };

/** How far it is; `isGuess` where only countries and names could be compared. */
export type Distance = { km: number; isGuess: boolean };

const EARTH_RADIUS_KM = 6371.0088;
const SAME_TOWN_KM = 10;
const SAME_COUNTRY_KM = 300;
const ABROAD_KM = 2_000;

/** Kilometres along the surface between two points (haversine), whole. */
export function measureKm(from: Position, to: Position): number {
  const half = (degrees: number) => Math.sin((degrees * Math.PI) / 360) ** 2;
  const cosines = Math.cos((from.latitude * Math.PI) / 180) * Math.cos((to.latitude * Math.PI) / 180);
  const part = half(to.latitude - from.latitude) + cosines * half(to.longitude - from.longitude);
  return Math.round(2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(part))));
}

/**
 * How far a place is from where an order goes. Without coordinates the names decide: 10 km within a town, 300 within a
 * country, 2,000 abroad. Pure.
 */
export function measureDistance(from: Somewhere, to: Somewhere): Distance {
  if (from.position && to.position) return { km: measureKm(from.position, to.position), isGuess: false };
  if (from.country !== '' && to.country !== '' && from.country !== to.country) {
    return { km: ABROAD_KM, isGuess: true };
  }
  const isSameTown = from.city !== '' && from.city.toLowerCase() === to.city.toLowerCase();
  return { km: isSameTown ? SAME_TOWN_KM : SAME_COUNTRY_KM, isGuess: true };
}
