import { AppError } from '#lib/errors.ts';
import type { ChannelConnector } from './contract.ts';
import { pishkhan } from './pishkhan/connector.ts';
import { shopify } from './shopify/connector.ts';
import { woocommerce } from './woocommerce/connector.ts';

const CONNECTORS: ReadonlyMap<string, ChannelConnector> = new Map([
  ['shopify', shopify],
  ['woocommerce', woocommerce],
  ['pishkhan', pishkhan],
  ['manual', pishkhan],
  ['demo', pishkhan],
]);

/** The keys that a channel may name; `manual` and `demo` speak our own JSON. */
export const CONNECTOR_KEYS: readonly string[] = [...CONNECTORS.keys()];

/** The connector of a channel. UNSUPPORTED when nobody wrote one for the key. */
export function getConnector(key: string): ChannelConnector {
  const connector = CONNECTORS.get(key);
  if (connector) return connector;
  throw new AppError(
    'UNSUPPORTED',
    `There is no connector "${key.slice(0, 80)}"; there are: ${CONNECTOR_KEYS.join(', ')}.`,
    {
      details: { connector: key },
    },
  );
}
