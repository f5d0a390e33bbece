import { firstValueOf, type ListParams } from '#components/table/list-location.ts';
import { type PeriodChoice, readPeriod } from '#domains/analytics/read-period.ts';
import { COST_KINDS, type CostKind } from '#domains/channels/costs/kinds.ts';
import type { ChannelRow } from '#domains/channels/list-channels.ts';
import type { Calendar } from '#lib/format/prefs.ts';

/** What an address of the pages about costs asks for; what it does not understand counts as not asked. */
export type AskedCosts = {
  choice: PeriodChoice;
  channelId: string | undefined;
  kinds: readonly CostKind[];
  campaign: string | undefined;
};

/** Reads the days, the channel, the kinds and the campaign of an address. */
export function readAsked(
  params: ListParams,
  known: { channels: readonly ChannelRow[]; today: string; calendar: Calendar },
): AskedCosts {
  const asked = (name: string) => firstValueOf(params[name]);
  return {
    choice: readPeriod(
      { from: asked('from'), to: asked('to'), preset: asked('preset') },
      known.today,
      known.calendar,
    ),
    channelId: known.channels.find(({ id }) => id === asked('channel'))?.id,
    kinds: COST_KINDS.filter((kind) => [params.kind ?? []].flat().includes(kind)),
    campaign: asked('campaign'),
  };
}
