import fs from 'node:fs';
import { feedListings } from '#connectors/feed/read-listings.ts';
import type { Ctx } from '#domains/context.ts';
import { checkParity } from '#domains/parity/check/check-parity.ts';
import { type DriftRow, listAllDrifts } from '#domains/parity/drifts/list-drifts.ts';
import { takeAnswer } from '#domains/parity/feeds/take-answer.ts';
import { DRIFT_KINDS, DRIFT_STATES } from '#domains/parity/rules/parity-rules.ts';
import { decimalFromMinor } from '#lib/money.ts';
import { resolveInput } from '../resolve-file.ts';
import { readChoice, UsageError, type Verb } from '../verb.ts';

type Channel = { id: string; currency: string; timeZone: string };

export const parityVerb: Verb = {
  name: 'parity',
  arguments: [],
  purpose: 'Lists where channels show something else than the books say.',
  options: {
    channel: { type: 'string', value: 'SLUG', help: 'only this channel' },
    kind: { type: 'string', value: 'KIND', help: `one of ${DRIFT_KINDS.join(', ')}` },
    state: { type: 'string', value: 'STATE', help: `open unless told; one of ${DRIFT_STATES.join(', ')}` },
    read: {
      type: 'string',
      value: 'FILE',
      help: 'first take in what a product feed shows (needs --channel)',
    },
  },
  notes: [
    'What changed on either side is compared first. A feed is XML (RSS or Atom, as for Google), a table with a header, or',
    'a JSON list. Amounts are as shown on the channel.',
  ],
  examples: ['parity', 'parity --channel web --kind price --json', 'parity --channel web --read feed.xml'],
  run: async ({ ctx }, call) => {
    const [kind, state] = [call.text('kind'), call.text('state')];
    const slug = call.text('channel');
    const channel = slug === undefined ? undefined : await findChannel(ctx, slug);
    const filter = {
      ...(channel && { channelId: channel.id }),
      ...(kind && { kind: readChoice(kind, { name: '--kind', choices: DRIFT_KINDS }) }),
      ...(state && { state: readChoice(state, { name: '--state', choices: DRIFT_STATES }) }),
    };
    const file = call.text('read');
    if (file !== undefined) {
      if (!channel) throw new UsageError('--read: say with --channel whose listings these are.');
      const taken = await readFeed(ctx, file, channel);
      call.say(`${taken.listings} listings read, ${taken.refused} could not be`);
    }
    await checkParity(ctx);
    const drifts: DriftRow[] = [];
    for await (const drift of listAllDrifts(ctx, filter)) drifts.push(drift);
    return {
      json: { drifts },
      lines: [
        `${drifts.length} differences: what the channel shows ≠ what the books say`,
        ...drifts.map(lineOf),
      ],
    };
  },
};

async function readFeed(ctx: Ctx, file: string, { id, ...channel }: Channel) {
  const source = { url: 'file:', token: null, ...channel };
  const body = fs.readFileSync(resolveInput(file));
  const answer = await feedListings.read({ request: feedListings.first(source), headers: {}, body }, source);
  const taken = await takeAnswer(ctx, id, { source: 'file', listings: answer.listings });
  return { listings: taken.listings, refused: taken.refused + answer.refused };
}

async function findChannel({ db }: Ctx, slug: string): Promise<Channel> {
  const { rows } = await db.$client.query<Channel>(
    `select c.id, c.currency, coalesce(c.time_zone, b.time_zone) as "timeZone" from channels c cross join business b
     where c.slug = $1`,
    [slug],
  );
  if (rows[0]) return rows[0];
  throw new UsageError(`--channel ${slug}: there is no such channel.`);
}

function lineOf(drift: DriftRow): string {
  const { channelName, sku, kind, suggestion } = drift;
  const right = suggestion.right === 'book' ? 'books' : 'channel';
  return `  ${channelName}  ${sku}  ${kind}: ${sideOf(drift, 'theirs')} ≠ ${sideOf(drift, 'ours')}  (probably right: ${right})`;
}

function sideOf(drift: DriftRow, side: 'theirs' | 'ours'): string {
  const { minor, currency, units, hasSome, days, text } = drift[side];
  if (drift.kind === 'price') {
    return typeof minor === 'number' ? `${decimalFromMinor(minor, String(currency))} ${currency}` : 'no rate';
  }
  if (drift.kind === 'stock')
    return typeof units === 'number' ? String(units) : hasSome ? 'in stock' : 'sold out';
  return drift.kind === 'promise' ? `${days} days` : JSON.stringify(String(text).slice(0, 60));
}
