import { z } from 'zod';
import { SpendDay } from '#connectors/spend-contract.ts';
import type { Tx } from '#db/client.ts';
import { isCurrency } from '#lib/currency.ts';
import { AppError } from '#lib/errors.ts';
import { dayIn } from '#lib/time.ts';
import { command } from '../../command.ts';
import type { Actor } from '../../context.ts';
import { getBusiness } from '../../settings/get-business.ts';
import { readChannelKeys } from '../read-channel-keys.ts';
import { costEvents } from './cost-events.ts';
import { readCampaignChannels } from './read-campaigns.ts';
import { readRates, reportSigned, requireRate } from './read-rates.ts';
import { readSpend, type Spend, spendName, writeSpend } from './write-spend.ts';

const MOST_ROWS = 1_000;

/** Days of campaigns as a program reports them; all are taken, or none. */
export const RecordSpendInput = z.strictObject({
  rows: z
    .array(SpendDay.refine(({ currency }) => isCurrency(currency), 'not a currency that we know'))
    .min(1)
    .max(MOST_ROWS),
});

/**
 * Takes what advertising cost, by campaign and day. A day that is known is restated by the difference; the same again
 * changes nothing, so a report may be sent as often as one likes. All rows are taken or none.
 * @throws INVALID_INPUT naming the row: no channel, a day to come, a repeated day, no known rate; CONFLICT where the
 * campaign's day stands on another channel.
 */
export const recordSpend = command('cost.write', {
  input: RecordSpendInput,
  run: async (tx, { rows }, ctx) => {
    const told = await settle(tx, rows, ctx.now);
    const channelIds = new Set(told.map(({ spend }) => spend.channelId));
    requireOwn(ctx.actor, channelIds);
    const { reportingCurrency } = await getBusiness(tx);
    const written = await writeSpend(
      tx,
      told.map(({ spend }) => spend),
      { now: ctx.now, importId: null, reportingCurrency },
    );
    const counts = { create: 0, update: 0, unchanged: 0 };
    for (const { outcome } of written) counts[outcome] += 1;
    return {
      result: counts,
      subjectKind: 'cost',
      subjectId: 'spend',
      summary: counts,
      events: counts.create + counts.update > 0 ? costEvents('spend', channelIds) : [],
    };
  },
});

/** A key of one channel reports for that channel only. */
function requireOwn(actor: Actor, channelIds: ReadonlySet<string>): void {
  const own = actor.kind === 'api_key' ? actor.channelId : null;
  if (own === null || [...channelIds].every((id) => id === own)) return;
  throw new AppError('FORBIDDEN', 'This key reports for its own channel only.');
}

async function settle(tx: Tx, rows: readonly SpendDay[], now: Date): Promise<{ spend: Spend }[]> {
  const { timeZone } = await getBusiness(tx);
  const today = dayIn(timeZone, now);
  const [channels, campaigns, rates, known] = [
    await readChannelKeys(tx),
    await readCampaignChannels(tx),
    await readRates(tx, rows),
    await readSpend(tx, rows),
  ];
  const seen = new Set<string>();
  return rows.map(({ channel, ...row }, index) => {
    const refuse = (reason: string, said: string, code: 'INVALID_INPUT' | 'CONFLICT' = 'INVALID_INPUT') =>
      new AppError(code, `rows.${index}: ${said}`, { details: { reason, row: index + 1 } });
    const channelId =
      channel === null
        ? campaigns.get(`${row.platform} ${row.campaign}`)
        : channels.get(channel.toLowerCase());
    if (!channelId) throw refuse('campaignWithoutChannel', `say which channel "${row.campaign}" sells for.`);
    if (row.day > today) throw refuse('spendToCome', `${row.day} has not come yet.`);
    const rate = requireRate(rates, row);
    const to = rates.reportingCurrency;
    const reportedMinor = reportSigned(row.amountMinor, { rate, from: row.currency, to });
    const spend = { ...row, channelId, rate, reportedMinor };
    if (seen.has(spendName(spend)))
      throw refuse('spendTwice', `${row.day} of "${row.campaign}" stands here twice.`);
    seen.add(spendName(spend));
    const elsewhere = known.some(
      (one) => one.channelId !== channelId && spendName({ ...one, channelId }) === spendName(spend),
    );
    if (channel === null && elsewhere)
      throw refuse(
        'spendElsewhere',
        `${row.day} of "${row.campaign}" stands on another channel.`,
        'CONFLICT',
      );
    return { spend };
  });
}
