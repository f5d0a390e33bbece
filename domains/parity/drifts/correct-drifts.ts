import type { Tx } from '#db/client.ts';
import { AppError } from '#lib/errors.ts';
import { command } from '../../command.ts';
import type { CommandContext } from '../../context.ts';
import type { NewEvent } from '../../events/subscriptions.ts';
import { withdrawCorrections } from '../corrections/withdraw-corrections.ts';
import { CorrectDriftsInput } from '../input.ts';
import { type LiveDrift, lockLiveDrifts } from './load-drifts.ts';

/** How many drifts were corrected, and how many had been settled by somebody else or by themselves. */
export type Decided = { done: number; passed: number };

/**
 * Makes both sides agree. `book`: what the channel shows becomes the book's word for that channel; prices, texts and promises
 * only, for stock is what the ledger says. `channel`: asks for ours to be shown there, by an event for connected
 * programs and in the file of corrections; the drift waits until the channel is seen to show it.
 * @throws CONFLICT for stock in the book, and where the channel shows another price by now.
 */
export const correctDrifts = command('parity.decide', {
  input: CorrectDriftsInput,
  run: async (tx, { driftIds, side }, ctx) => {
    const drifts = await lockLiveDrifts(tx, driftIds);
    const mayWait = drifts.filter((drift) => side === 'book' || drift.state !== 'corrected');
    const ids = mayWait.map((drift) => drift.id);
    const sending = await withdrawCorrections(tx, ids, ctx);
    const waiting = mayWait.filter((drift) => !sending.has(drift.id));
    if (side === 'book') await takeOver(tx, waiting, ctx);
    await tx.$client.query(
      `update parity_drifts set state = 'corrected', corrected_in = $2, decided_at = $3, decided_by = $4, reason = null,
         accepted_until = null, ended_at = case when $2 = 'book' then $3::timestamptz end
       where id = any ($1::uuid[])`,
      [waiting.map((drift) => drift.id), side, ctx.now, ctx.actor.name],
    );
    const result: Decided = { done: waiting.length, passed: driftIds.length - waiting.length };
    return {
      result,
      subjectKind: 'drift',
      subjectId: driftIds.length === 1 ? driftIds[0]! : null,
      summary: { side, ...result },
      before: waiting.map(({ id, kind, sku, theirs, ours }) => ({ id, kind, sku, theirs, ours })),
      events: eventsOf(waiting, side),
      jobs: side === 'book' ? [{ queue: 'check-parity', data: {} }] : [],
    };
  },
});

async function takeOver(tx: Tx, drifts: readonly LiveDrift[], ctx: CommandContext): Promise<void> {
  for (const drift of drifts) refuseUntakeable(drift);
  const rows = drifts.map((drift) => ({
    channel_id: drift.channelId,
    variant_id: drift.variantId,
    ...(drift.kind === 'price' && {
      price_minor: drift.priceMinor,
      currency: drift.currency,
      includes_tax: drift.theirs.isTaxed,
    }),
    ...(drift.kind === 'title' && { title: drift.title }),
    ...(drift.kind === 'description' && { description: drift.description }),
    ...(drift.kind === 'promise' && { promise_days: drift.promiseDays }),
  }));
  // Several drifts of one variant, and two listings of it: each term is set once, to the last one named.
  const terms = new Map<string, Record<string, unknown>>();
  for (const row of rows) {
    const key = `${row.channel_id} ${row.variant_id}`;
    terms.set(key, { ...terms.get(key), ...row });
  }
  await tx.$client.query(
    `insert into listing_terms as t (channel_id, variant_id, price_minor, currency, includes_tax, title, description,
       promise_days, set_by, set_at)
     select channel_id, variant_id, price_minor, currency, includes_tax, title, description, promise_days, $2, $3
     from jsonb_to_recordset($1::jsonb) as n (channel_id uuid, variant_id uuid, price_minor bigint, currency text,
       includes_tax boolean, title text, description text, promise_days integer)
     order by channel_id, variant_id
     on conflict (channel_id, variant_id) do update set price_minor = coalesce(excluded.price_minor, t.price_minor),
       currency = coalesce(excluded.currency, t.currency), includes_tax = coalesce(excluded.includes_tax, t.includes_tax),
       title = coalesce(excluded.title, t.title), description = coalesce(excluded.description, t.description),
       promise_days = coalesce(excluded.promise_days, t.promise_days), set_by = excluded.set_by, set_at = excluded.set_at`,
    [JSON.stringify([...terms.values()]), ctx.actor.name, ctx.now],
  );
}

function refuseUntakeable({ kind, sku, priceMinor, theirs }: LiveDrift): void {
  if (kind === 'stock') {
    throw new AppError(
      'CONFLICT',
      `The units of ${sku} are what the ledger says; count them, or tell the channel.`,
      {
        details: { reason: 'stockIsLedger', sku },
      },
    );
  }
  if (kind === 'price' && priceMinor !== theirs.minor) {
    throw new AppError('CONFLICT', `The channel shows another price of ${sku} by now; look again.`, {
      details: { reason: 'driftMoved', sku },
    });
  }
}

function eventsOf(drifts: readonly LiveDrift[], side: 'book' | 'channel'): NewEvent[] {
  const told: NewEvent[] = drifts.map((drift) => ({
    kind: 'listing.correct',
    subjectKind: 'drift',
    subjectId: drift.id,
    channelId: drift.channelId,
    payload: {
      externalId: drift.externalId,
      sku: drift.sku,
      variantId: drift.variantId,
      kind: drift.kind,
      shown: drift.theirs,
      wanted: drift.kind === 'description' ? { text: drift.ourDescription } : drift.ours,
    },
  }));
  const channelIds = [...new Set(drifts.map((drift) => drift.channelId))];
  return [
    ...(side === 'channel' ? told : []),
    ...channelIds.map(
      (channelId): NewEvent => ({
        kind: 'parity.changed',
        subjectKind: 'channel',
        subjectId: channelId,
        channelId,
      }),
    ),
  ];
}
