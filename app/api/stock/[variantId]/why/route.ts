import { z } from 'zod';
import { route } from '#app/_server/route.ts';
import { explainLevel } from '#domains/inventory/explain-level.ts';
import { AppError } from '#lib/errors.ts';

const Question = z.object({
  variantId: z.uuid(),
  locationId: z.uuid(),
  at: z.coerce.date().optional(),
  beforeAt: z.coerce.date().optional(),
  beforeId: z.coerce.number().int().optional(),
});

/** Why a figure is what it is: `?location=…`, at a past moment `&at=…`, earlier movements `&beforeAt=…&beforeId=…`. */
export const GET = route<{ variantId: string }>((ctx, { request, params }) => {
  const asked = new URL(request.url).searchParams;
  const parsed = Question.safeParse({
    variantId: params.variantId,
    locationId: asked.get('location'),
    at: asked.get('at') ?? undefined,
    beforeAt: asked.get('beforeAt') ?? undefined,
    beforeId: asked.get('beforeId') ?? undefined,
  });
  if (!parsed.success) throw new AppError('INVALID_INPUT', 'Name a variant, a location and a moment.');
  const { beforeAt, beforeId, ...question } = parsed.data;
  const before = beforeAt && beforeId !== undefined ? { at: beforeAt, id: beforeId } : undefined;
  return explainLevel(ctx, { ...question, before });
});
