import { parcelTariffs } from '#db/schema/index.ts';
import { newId } from '#lib/ids.ts';
import { command } from '../../command.ts';
import { SaveParcelTariffsInput } from './input.ts';

/**
 * Replaces the table of what parcels are expected to cost. Parcels that left keep what was booked; with an empty table
 * none is reckoned any more. @throws CONFLICT when two lines are for the same parcels from the same day.
 */
export const saveParcelTariffs = command('cost.write', {
  input: SaveParcelTariffsInput,
  run: async (tx, { tariffs }, ctx) => {
    const before = await tx.delete(parcelTariffs).returning();
    const rows = tariffs.map((tariff) => ({ ...tariff, id: newId(ctx.now.getTime()) }));
    if (rows.length > 0) await tx.insert(parcelTariffs).values(rows);
    return {
      result: { count: rows.length },
      subjectKind: 'cost',
      subjectId: 'parcel-tariffs',
      summary: { count: rows.length },
      before,
      after: rows,
      events: [{ kind: 'cost.changed', subjectKind: 'cost', subjectId: 'parcel-tariffs' }],
    };
  },
});
