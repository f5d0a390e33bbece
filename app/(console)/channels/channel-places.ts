import type { Verb } from '#domains/team/can.ts';

/** The pages of the channels in their order, and what one must be allowed in order to see each. */
export const CHANNEL_PLACES = [
  { key: 'board', href: '/channels', needs: 'channel.read' },
  { key: 'statement', href: '/channels/statement', needs: 'channel.figures' },
  { key: 'retention', href: '/channels/retention', needs: 'channel.figures' },
  { key: 'costs', href: '/channels/costs', needs: 'cost.read' },
  { key: 'metrics', href: '/channels/metrics', needs: 'channel.figures' },
  { key: 'parity', href: '/channels/parity', needs: 'parity.read' },
  { key: 'effort', href: '/channels/effort', needs: 'channel.figures' },
  { key: 'alerts', href: '/channels/alerts', needs: 'alert.read' },
] as const satisfies readonly { key: string; href: string; needs: Verb }[];

/** The name of one page of the channels; its words are `channels.place.<name>`. */
export type ChannelPlace = (typeof CHANNEL_PLACES)[number]['key'];
