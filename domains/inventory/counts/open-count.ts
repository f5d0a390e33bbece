import { stockCounts } from '#db/schema/index.ts';
import { AppError } from '#lib/errors.ts';
import { command } from '../../command.ts';
import { requireShelves } from '../transfers/transfer-places.ts';
import { type OpenCount, OpenCountInput } from './input.ts';
import { writeScope } from './write-scope.ts';

/**
 * Begins a count of a place, or of a part of it; selling goes on meanwhile.
 * @throws CONFLICT where there is nothing to count, and for an id that is taken.
 */
export const openCount = command('stock.count', {
  input: OpenCountInput,
  run: async (tx, input, ctx) => {
    await requireShelves(tx, [input.locationId]);
    const [row] = await tx
      .insert(stockCounts)
      .values({
        id: input.countId,
        locationId: input.locationId,
        scope: input.scope.kind,
        part: partOf(input.scope),
        isBlind: input.isBlind,
        note: input.note,
        createdBy: ctx.actor.name,
        createdAt: ctx.now,
      })
      .returning({ number: stockCounts.number });
    const { number } = row!;
    const lines = await writeScope(tx, input, ctx.now);
    if (lines === 0) {
      throw new AppError('CONFLICT', 'There is nothing to count in this part of the place.', {
        details: { reason: 'nothingToCount' },
      });
    }
    return {
      result: { id: input.countId, number, lines },
      subjectKind: 'stock_count',
      subjectId: input.countId,
      summary: { number, lines },
      after: input,
    };
  },
});

function partOf(scope: OpenCount['scope']): string {
  if (scope.kind === 'zone') return scope.zone;
  return scope.kind === 'class' ? scope.class : '';
}
