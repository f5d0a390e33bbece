import 'server-only';
import type { Carrier } from '#connectors/carrier-contract.ts';
import { genericCarrier } from '#connectors/carrier-generic/carrier.ts';

/** The first that goes by a name is asked; the last one goes by any. */
const CARRIERS: readonly Carrier[] = [genericCarrier];

/** Who carries parcels under the name that staff wrote. */
export function findCarrier(name: string | null): Carrier {
  return CARRIERS.find((carrier) => carrier.isNamed(name ?? '')) ?? genericCarrier;
}
