import { shippingTariffs } from '#db/schema/index.ts';
import { newId } from '#lib/ids.ts';
import { command } from '../../command.ts';
import { SaveTariffsInput } from './input.ts';

/** Replaces the table of what parcels cost. @throws CONFLICT when two lines are for the same parcels. */
export const saveTariffs = command('routing.write', {
  input: SaveTariffsInput,
  run: async (tx, { tariffs }, ctx) => {
    const before = await tx.delete(shippingTariffs).returning();
    const rows = tariffs.map((tariff) => ({ ...tariff, id: newId(ctx.now.getTime()) }));
    if (rows.length > 0) await tx.insert(shippingTariffs).values(rows);
    return {
      result: { count: rows.length },
      subjectKind: 'routing',
      subjectId: 'tariffs',
      summary: { count: rows.length },
      before,
      after: rows,
      events: [{ kind: 'settings.changed', subjectKind: 'routing', subjectId: 'tariffs' }],
    };
  },
});
