import { command } from '../command.ts';
import { RecordConsentInput } from './input.ts';
import { loadCustomer } from './load-customer.ts';

/**
 * Writes down what a person said about being contacted for a purpose in one way, with its proof. Nothing is rewritten:
 * the newest statement holds, the older ones stay as history.
 */
export const recordConsent = command('customer.write', {
  input: RecordConsentInput,
  run: async (tx, { customerId, purpose, way, isGranted, proof }, ctx) => {
    await loadCustomer(tx, customerId);
    await tx.$client.query(
      `insert into consents (customer_id, purpose, way, is_granted, source, proof, at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [customerId, purpose, way, isGranted, ctx.actor.name, proof, ctx.now],
    );
    return {
      result: { customerId, purpose, way, isGranted },
      subjectKind: 'customer',
      subjectId: customerId,
      summary: { purpose, way, isGranted },
      after: { purpose, way, isGranted, proof },
      events: [{ kind: 'customer.changed', subjectKind: 'customer', subjectId: customerId }],
    };
  },
});
