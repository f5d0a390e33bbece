import { campaignChannels } from '#db/schema/index.ts';
import { command } from '../../command.ts';
import { getBusiness } from '../../settings/get-business.ts';
import { costEvents } from './cost-events.ts';
import { MapCampaignInput } from './input.ts';
import { moveSpend } from './move-spend.ts';

const NOTHING = { days: 0, amountMinor: 0, channelIds: [] as string[] };

/**
 * Says which channel a campaign sells for, from now on: reports that name no channel are booked there. Days that were
 * taken stay where they are, or move by dated differences where that is wanted. @throws NOT_FOUND for a channel that does
 * not exist.
 */
export const mapCampaign = command('cost.write', {
  input: MapCampaignInput,
  run: async (tx, { booked, ...input }, ctx) => {
    await tx
      .insert(campaignChannels)
      .values(input)
      .onConflictDoUpdate({
        target: [campaignChannels.platform, campaignChannels.campaign],
        set: { channelId: input.channelId },
      });
    const { reportingCurrency } = await getBusiness(tx);
    const moved =
      booked === 'move' ? await moveSpend(tx, input, { now: ctx.now, reportingCurrency }) : NOTHING;
    const { channelIds, ...sum } = moved;
    return {
      result: { ...input, moved: sum },
      subjectKind: 'channel',
      subjectId: input.channelId,
      summary: { platform: input.platform, campaign: input.campaign, ...sum },
      after: input,
      events: [
        {
          kind: 'channel.changed',
          subjectKind: 'channel',
          subjectId: input.channelId,
          channelId: input.channelId,
        },
        ...(sum.days > 0 ? costEvents('spend', [...channelIds, input.channelId]) : []),
      ],
    };
  },
});
