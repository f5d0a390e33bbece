import type { Tx } from '#db/client.ts';
import { AppError } from '#lib/errors.ts';
import { command } from '../command.ts';
import { suppressAddresses } from './consents/suppress-addresses.ts';
import { RecordConsentInput } from './input.ts';
import { loadCustomer } from './load-customer.ts';

/**
 * Writes down what a person said about being contacted for a purpose in one way, with the words shown and the proof.
 * Nothing is rewritten: the newest statement holds, the older ones stay as history. A refusal goes onto the suppression
 * list too. @throws NOT_FOUND for a text that is not one of the purpose's.
 */
export const recordConsent = command('customer.write', {
  input: RecordConsentInput,
  run: async (tx, { customerId, textId = null, ...said }, ctx) => {
    await loadCustomer(tx, customerId);
    if (textId) await requireText(tx, textId, said.purpose);
    const { purpose, way, isGranted, party, proof } = said;
    await tx.$client.query(
      `insert into consents (customer_id, purpose, way, is_granted, source, party, text_id, proof, at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [customerId, purpose, way, isGranted, ctx.actor.name, party, textId, proof, ctx.now],
    );
    if (!isGranted)
      await suppressAddresses(tx, [customerId], {
        purposes: [purpose],
        ways: [way],
        reason: 'refused',
        at: ctx.now,
      });
    return {
      result: { customerId, purpose, way, isGranted },
      subjectKind: 'customer',
      subjectId: customerId,
      summary: { purpose, way, isGranted },
      after: { purpose, way, isGranted, party, textId, proof },
      events: [{ kind: 'customer.changed', subjectKind: 'customer', subjectId: customerId }],
    };
  },
});

async function requireText(tx: Tx, textId: string, purpose: string): Promise<void> {
  const { rowCount } = await tx.$client.query('select from consent_texts where id = $1 and purpose = $2', [
    textId,
    purpose,
  ]);
  if (rowCount) return;
  throw new AppError('NOT_FOUND', 'There is no such consent text for this purpose.', {
    details: { reason: 'gone', thing: 'other' },
  });
}
