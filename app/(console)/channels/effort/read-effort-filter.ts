import { firstValueOf, type ListParams } from '#components/table/list-location.ts';
import { JOURNEY_CURSOR } from '#domains/analytics/effort/list-journeys.ts';
import { EFFORT_STEPS, type EffortStep } from '#domains/analytics/effort/rule/effort-minutes.ts';
import { type PeriodChoice, readPeriod } from '#domains/analytics/read-period.ts';
import type { Calendar } from '#lib/format/prefs.ts';
import { isId } from '#lib/ids.ts';

/** Which efforts the address asks for; what it says wrongly is left out. */
export function readEffortFilter(
  params: ListParams,
  { today, calendar }: { today: string; calendar: Calendar },
): { choice: PeriodChoice; channelId: string | null; step: EffortStep | null; after: string | null } {
  const asked = (name: string) => firstValueOf(params[name]);
  const choice = readPeriod(
    { from: asked('from'), to: asked('to'), preset: asked('preset'), compare: asked('compare') },
    today,
    calendar,
  );
  const channelId = asked('channel');
  const after = asked('after');
  return {
    choice,
    channelId: channelId && isId(channelId) ? channelId : null,
    step: EFFORT_STEPS.find((known) => known === asked('step')) ?? null,
    after: after && JOURNEY_CURSOR.test(after) ? after : null,
  };
}
