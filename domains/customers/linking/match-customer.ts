import { z } from 'zod';
import { AppError } from '#lib/errors.ts';
import { command } from '../../command.ts';
import { findSharers, writeMatchKeys } from './match-keys.ts';
import { comparePeople } from './model/compare-people.ts';
import { judgePair } from './model/judge-pair.ts';
import { preparePerson } from './model/prepare-person.ts';
import { explainPair, type LinkWeights, scorePair } from './model/weights.ts';
import { readPeopleById } from './read-people.ts';
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
    await writeMatchKeys(tx, [person]);
    const { rows } = await tx.$client.query<{ weights: LinkWeights }>(
      'select weights from link_runs where weights is not null order by asked_at desc, id desc limit 1',
    );
    const weights = rows[0]?.weights;
    const found: FoundPair[] = [];
    if (weights) {
      const others = await readPeopleById(tx, await findSharers(tx, person));
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
