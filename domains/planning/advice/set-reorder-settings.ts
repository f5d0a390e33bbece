import { reorderSettings } from '#db/schema/index.ts';
import { newId } from '#lib/ids.ts';
import { command } from '../../command.ts';
import { SetReorderSettingsInput } from '../input.ts';

const SAME_SCOPE = `coalesce(category, '') = coalesce($1, '')
  and coalesce(variant_id, '00000000-0000-0000-0000-000000000000') = coalesce($2::uuid, '00000000-0000-0000-0000-000000000000')`;

/**
 * Says how stock is kept: for the business, a category or a variant. The worker reckons the reorder points again.
 * A category or variant without any value of its own follows the wider rule again.
 */
export const setReorderSettings = command('planning.write', {
  input: SetReorderSettingsInput,
  run: async (tx, { category, variantId, ...values }, ctx) => {
    const { rows } = await tx.$client.query<{ id: string }>(
      `delete from reorder_settings where ${SAME_SCOPE} returning id, service_kind, service_level, holding_rate,
         order_cost_minor, review_days`,
      [category, variantId],
    );
    const isAnySet = Object.values(values).some((value) => value !== null);
    if (isAnySet) {
      await tx
        .insert(reorderSettings)
        .values({ id: newId(ctx.now.getTime()), category, variantId, ...values, updatedAt: ctx.now });
    }
    const subjectId = variantId ?? category ?? 'business';
    return {
      result: { isAnySet },
      subjectKind: 'reorder_settings',
      subjectId,
      before: rows[0] ?? null,
      after: values,
      events: [{ kind: 'forecast.changed', subjectKind: 'reorder_settings', subjectId }],
      jobs: [{ queue: 'forecast-demand', data: { only: 'points' } }],
    };
  },
});
