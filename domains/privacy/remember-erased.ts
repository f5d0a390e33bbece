import type { Tx } from '#db/client.ts';
import { CONSENT_WAYS } from '../customers/consents/consent-kinds.ts';
import { markErased } from '../customers/consents/find-erased.ts';
import { suppressAddresses } from '../customers/consents/suppress-addresses.ts';

/**
 * Keeps of people who are erased the hashes by which they are known when they are told of again: nobody writes to them,
 * and no channel or file makes them anew. To be done while their identities still stand.
 */
export async function rememberErased(tx: Tx, customerIds: readonly string[], at: Date): Promise<void> {
  await suppressAddresses(tx, customerIds, {
    purposes: ['marketing', 'profiling'],
    ways: CONSENT_WAYS,
    reason: 'erased',
    at,
  });
  await markErased(tx, customerIds, at);
}
