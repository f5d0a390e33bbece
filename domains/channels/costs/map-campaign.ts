import { campaignChannels } from '#db/schema/index.ts';
import { command } from '../../command.ts';
import { MapCampaignInput } from './input.ts';

/**
 * Says which channel a campaign sells for, from now on: reports that name no channel are booked there. Days that were
 * taken stay where they are. @throws NOT_FOUND for a channel that does not exist.
 */
export const mapCampaign = command('cost.write', {
  input: MapCampaignInput,
  run: async (tx, input) => {
    await tx
      .insert(campaignChannels)
      .values(input)
      .onConflictDoUpdate({
        target: [campaignChannels.platform, campaignChannels.campaign],
        set: { channelId: input.channelId },
      });
    return {
      result: input,
      subjectKind: 'channel',
      subjectId: input.channelId,
      summary: { platform: input.platform, campaign: input.campaign },
      after: input,
      events: [
        {
          kind: 'channel.changed',
          subjectKind: 'channel',
          subjectId: input.channelId,
          channelId: input.channelId,
        },
      ],
    };
  },
});
