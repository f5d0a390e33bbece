import { listChannels } from '#domains/channels/list-channels.ts';
import type { Verb } from '../verb.ts';

export const channelList: Verb = {
  name: 'channel list',
  arguments: [],
  purpose: 'Shows the channels and how many of their messages wait.',
  options: {},
  examples: ['channel list', 'channel list --json'],
  run: async ({ ctx }) => {
    const channels = await listChannels(ctx);
    return {
      json: { channels },
      lines: channels.map(
        ({ slug, connector, currency, isActive, pending, attention }) =>
          `${slug}  ${connector}  ${currency}  ${isActive ? 'active' : 'switched off'}  ${pending} waiting, ${attention} need attention`,
      ),
    };
  },
};
