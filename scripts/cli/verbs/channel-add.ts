import { addChannel } from '#domains/channels/add-channel.ts';
import { CHANNEL_KINDS, CONNECTOR_KEYS } from '#domains/channels/input.ts';
import { setChannelSecret } from '#domains/channels/set-channel-secret.ts';
import { ensureBusiness, FOUNDING_OPTIONS } from '../ensure-business.ts';
import { readChoice, readWhole, requireArgument, type Verb } from '../verb.ts';

const WEBHOOK_PATH = '/api/webhooks/';

export const channelAdd: Verb = {
  name: 'channel add',
  arguments: ['SLUG'],
  purpose: 'Opens a channel; messages of its vendor are then taken in.',
  options: {
    connector: { type: 'string', value: 'NAME', help: `${CONNECTOR_KEYS.join(', ')}; manual unless given` },
    kind: { type: 'string', value: 'NAME', help: `${CHANNEL_KINDS.join(', ')}; web unless given` },
    name: { type: 'string', help: 'as people read it; the slug unless given' },
    secret: { type: 'string', help: 'signs its webhooks; kept sealed, never shown again' },
    'time-zone': {
      type: 'string',
      value: 'ZONE',
      help: 'of times without one in its messages; the business’s unless given',
    },
    buffer: {
      type: 'string',
      value: 'UNITS',
      help: 'units of each variant that are kept back from it; 0 unless given',
    },
    ...FOUNDING_OPTIONS,
  },
  notes: ['SLUG is small letters, digits and hyphens; it is part of the webhook address and never changes.'],
  examples: [
    'channel add web --connector shopify --secret "the vendor’s webhook secret" --currency EUR',
    'channel add corner-shop --connector manual --kind store --name "Corner shop"',
  ],
  run: async ({ ctx }, call) => {
    const slug = requireArgument(call, 0, 'SLUG');
    const connector = readChoice(call.text('connector') ?? 'manual', {
      name: '--connector',
      choices: CONNECTOR_KEYS,
    });
    const kind = readChoice(call.text('kind') ?? 'web', { name: '--kind', choices: CHANNEL_KINDS });
    const business = await ensureBusiness(ctx, call);
    const { id } = await addChannel(ctx, {
      slug,
      name: call.text('name') ?? slug,
      kind,
      connector,
      currency: call.text('currency') ?? business.currency,
      timeZone: call.text('time-zone') ?? null,
      buffer: readWhole(call, 'buffer') ?? 0,
    });
    const secret = call.text('secret');
    if (secret !== undefined) await setChannelSecret(ctx, { channelId: id, secret });
    const webhookPath = WEBHOOK_PATH + slug;
    return {
      json: { id, slug, connector, kind, webhookPath },
      lines: [`Opened channel "${slug}" (${connector}). Its webhook address ends in ${webhookPath}`],
    };
  },
};
