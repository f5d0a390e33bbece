import { z } from 'zod';
import type { ForecastTrial } from '#db/schema/planning.ts';
import { AppError } from '#lib/errors.ts';
import type { Ctx } from '../../context.ts';
import { allow, can } from '../../team/can.ts';
import { type AdviceLine, adviseLine } from './advice-line.ts';
import { readAdviceFacts } from './read-advice-facts.ts';

const Wanted = z.object({ variantId: z.uuid(), locationId: z.uuid() });

/** One advice with its whole forecast: history, weeks ahead, and every method that was tried. */
export type ReorderExplanation = AdviceLine & {
  sku: string;
  title: string;
  variantTitle: string;
  category: string | null;
  locationName: string;
  method: string;
  kind: 'steady' | 'intermittent';
  isSeasonUnseen: boolean;
  origins: number;
  trials: ForecastTrial[];
  mean: number[];
  weeklySpread: number[];
  history: number[];
  untilOn: string;
  weeksScaled: number;
  weeksLeftOut: number;
  wishedUnits: number;
  computedAt: Date;
};

/** Why so much: the forecast and the sum behind an advice. @throws NOT_FOUND where nothing is forecast. */
export async function explainReorder(ctx: Ctx, raw: z.input<typeof Wanted>): Promise<ReorderExplanation> {
  allow(ctx.actor, 'planning.read');
  const wanted = Wanted.parse(raw);
  const [[facts], { rows }] = await Promise.all([
    readAdviceFacts(ctx.db, [wanted]),
    ctx.db.$client.query<Omit<ReorderExplanation, keyof AdviceLine>>({
      name: 'explain-reorder',
      text: `
        select v.sku, p.title, v.title as "variantTitle", p.category, l.name as "locationName", f.method, f.kind,
          f.is_season_unseen as "isSeasonUnseen", f.origins, f.trials, f.mean, f.spread as "weeklySpread", f.history,
          f.until_on::text as "untilOn", f.weeks_scaled as "weeksScaled", f.weeks_left_out as "weeksLeftOut",
          f.wished_units as "wishedUnits", f.computed_at as "computedAt"
        from forecasts f join variants v on v.id = f.variant_id join products p on p.id = v.product_id
        join locations l on l.id = f.location_id
        where f.variant_id = $1 and f.location_id = $2`,
      values: [wanted.variantId, wanted.locationId],
    }),
  ]);
  if (!facts || !rows[0]) {
    throw new AppError('NOT_FOUND', 'Nothing is forecast for this variant at this location.');
  }
  return { ...rows[0], ...adviseLine(facts, { seesCost: can(ctx.actor, 'cost.read') }) };
}
