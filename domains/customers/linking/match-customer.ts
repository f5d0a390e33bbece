import { z } from 'zod';
import { AppError } from '#lib/errors.ts';
import { command } from '../../command.ts';
import { renewMatchKeys } from './match-keys.ts';
import { comparePeople } from './model/compare-people.ts';
import { judgePair } from './model/judge-pair.ts';
import { preparePerson } from './model/prepare-person.ts';
import { explainPair, scorePair } from './model/weights.ts';
import { readPeopleById } from './read-people.ts';
import { recallWeights } from './recall-weights.ts';
import { type FoundPair, writeReviews } from './write-reviews.ts';

/**
 * Compares one customer with those who share something, by the weights of the last full comparison, and asks about
 * whoever may be the same. Links nobody: that is for the full comparison, which sees everybody. Nothing before the first one.
 * @throws NOT_FOUND for the unknown, the erased and the merged.
 */
export const matchCustomer = command('customer.link', {
  input: z.strictObject({ customerId: z.uuid() }),
  run: async (tx, { customerId }, ctx) => {
    const [person] = (await readPeopleById(tx, [customerId])).map(preparePerson);
    if (!person) {
      throw new AppError('NOT_FOUND', `There is no customer ${customerId} (any more).`, {
        details: { reason: 'gone', thing: 'other' },
      });
    }
    const { ids, runId } = await renewMatchKeys(tx, person);
    const found: FoundPair[] = [];
    if (runId) {
      const [weights, others] = [await recallWeights(tx, runId), await readPeopleById(tx, ids)];
      for (const other of others.map(preparePerson)) {
        const pair = [person, other] as const;
        const comparison = comparePeople(...pair);
        const { weight, probability } = scorePair(weights, comparison, pair);
        if (judgePair(comparison, weight) === 'nothing') continue;
        const evidence = explainPair(weights, comparison, pair);
        found.push({ a: person.id, b: other.id, weight, probability, evidence });
      }
    }
    const asked = await writeReviews(tx, found, ctx.now);
    return {
      result: { found: found.length, asked },
      subjectKind: 'customer',
      subjectId: customerId,
      summary: { asked },
    };
  },
});
