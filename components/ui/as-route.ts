import type { Route } from 'next';

/**
 * A path built from data as a typed route. Safe because a wrong path shows the not-found page and nothing worse;
 * the compiler can only check paths that are written out.
 */
export function asRoute(path: string): Route {
  return path as Route;
}
