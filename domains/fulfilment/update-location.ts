import { and, eq } from 'drizzle-orm';
import { locations } from '#db/schema/index.ts';
import { AppError } from '#lib/errors.ts';
import { command } from '../command.ts';
import { positionColumns, UpdateLocationInput } from './location-input.ts';

/**
 * Changes a location. One that is switched off keeps its stock and history; nothing of it is promised any more.
 * @throws NOT_FOUND, also for the outside of the ledger, which nobody changes.
 */
export const updateLocation = command('location.write', {
  input: UpdateLocationInput,
  run: async (tx, { locationId, position, ...rest }) => {
    const fields = { ...rest, ...positionColumns(position) };
    const [before] = await tx
      .select()
      .from(locations)
      .where(and(eq(locations.id, locationId), eq(locations.isCounted, true)))
      .for('update');
    if (!before)
      throw new AppError('NOT_FOUND', 'There is no such location.', {
        details: { reason: 'gone', thing: 'other' },
      });
    if (Object.keys(fields).length > 0) {
      await tx.update(locations).set(fields).where(eq(locations.id, locationId));
    }
    return {
      result: { id: locationId },
      subjectKind: 'location',
      subjectId: locationId,
      summary: { code: before.code },
      before,
      after: { ...before, ...fields },
      events: [{ kind: 'settings.changed', subjectKind: 'location', subjectId: locationId }],
    };
  },
});
