import { locations } from '#db/schema/index.ts';
import { newId } from '#lib/ids.ts';
import { command } from '../command.ts';
import { AddLocationInput, positionColumns } from './location-input.ts';

/** Adds a place where stock is counted. @throws CONFLICT when the code is taken. */
export const addLocation = command('location.write', {
  input: AddLocationInput,
  run: async (tx, { position, ...input }, ctx) => {
    const id = input.id ?? newId(ctx.now.getTime());
    const row = { ...input, ...positionColumns(position), id };
    await tx.insert(locations).values({ ...row, isCounted: true, createdAt: ctx.now });
    return {
      result: { id },
      subjectKind: 'location',
      subjectId: id,
      summary: { code: input.code },
      after: row,
      events: [{ kind: 'settings.changed', subjectKind: 'location', subjectId: id }],
    };
  },
});
