import type { Tx } from '#db/client.ts';
import { readCampaignChannels } from '#domains/channels/costs/read-campaigns.ts';
import { type Rates, readRates, reportSigned } from '#domains/channels/costs/read-rates.ts';
import {
  type KnownSpend,
  readSpend,
  restoreSpend,
  type Spend,
  spendName,
  writeSpend,
} from '#domains/channels/costs/write-spend.ts';
import { readChannelKeys } from '#domains/channels/read-channel-keys.ts';
import { currencyExponent, isCurrency } from '#lib/currency.ts';
import { decimalFromMinor } from '#lib/money.ts';
import { readText } from '../rows/read-cells.ts';
import { exactAmount } from '../rules/exact-amount.ts';
import type { PlainContext, PlainRow, RowResult } from './run-plain.ts';
import { campaignName, readUsualDays } from './usual-days.ts';

const OLDEST_DAY = '2000-01-01';
const TIMES_USUAL = 10;
const MAX_TEXT = 200;
const MAX_PLATFORM = 60;
const MAX_AMOUNT_MINOR = 1_000_000_000_000;
const MICROS = 1_000_000;
const TOTAL_ROW = /^(total|totals|grand total|جمع|جمع کل|المجموع|الإجمالي|общо)\b|^total:|^--$/iu;

type Stated = Omit<Spend, 'channelId' | 'rate' | 'reportedMinor'> & { channel: string };

/**
 * Takes what advertising cost by campaign and day. A day that is known is restated by the difference; the same again
 * changes nothing; the same day twice in one file counts once, and with other figures, or on another channel than before,
 * is refused. So is ten times the campaign's usual day, until a person says that it is right. Totals are left out.
 */
export async function settleSpend(
  tx: Tx,
  rows: readonly PlainRow[],
  at: PlainContext & { isBad: (row: PlainRow) => boolean },
): Promise<RowResult[]> {
  const totals = rows.filter(isTotal);
  const stated = rows
    .filter((row) => !isTotal(row))
    .map((row) => ({ row, facts: readStated(row, at) }))
    .filter(({ row }) => !at.isBad(row));
  const told = await addFacts(tx, stated, at);
  const writer = { now: at.now, importId: at.batch.id, reportingCurrency: at.business.reportingCurrency };
  const first = new Map<string, (typeof told)[number]>();
  for (const one of told) {
    const before = first.get(spendName(one.spend));
    if (!before) first.set(spendName(one.spend), one);
    else if (before.spend.amountMinor !== one.spend.amountMinor) one.row.refuse('spend', 'repeatedOtherwise');
  }
  const good = [...first.values()].filter(({ row }) => !at.isBad(row));
  const written = await writeSpend(
    tx,
    good.map(({ spend }) => spend),
    writer,
  );
  const changes = good.map(({ row }, index): RowResult => resultOf(row, written[index]!));
  const repeats = told.filter((one) => !at.isBad(one.row) && !good.includes(one));
  return [
    ...totals.map(({ rowNumber }): RowResult => ({ rowNumber, outcome: 'left_out' })),
    ...changes,
    ...repeats.map(({ row }): RowResult => ({ rowNumber: row.rowNumber, outcome: 'repeated' })),
  ];
}

type SpendChange = { before: Record<string, unknown> | null; after: Record<string, unknown> };

/** Puts days of campaigns back as they were before the import; says of each whether it still stood so. */
export function reverseSpend(
  tx: Tx,
  changes: readonly SpendChange[],
  by: { now: Date; importId: string; reportingCurrency: string },
): Promise<boolean[]> {
  const days = changes.map(({ before, after }) => ({
    after: after.spend as Spend,
    before: (before?.spend ?? null) as Spend | null,
  }));
  return restoreSpend(tx, days, by);
}

function resultOf(
  row: PlainRow,
  { spend, before, outcome }: Awaited<ReturnType<typeof writeSpend>>[number],
): RowResult {
  if (outcome === 'unchanged') return { rowNumber: row.rowNumber, outcome };
  const show = (one: Spend) => ({
    name: `${one.campaign} ${one.day}`,
    day: one.day,
    campaign: one.campaign,
    amount: `${decimalFromMinor(one.amountMinor, one.currency)} ${one.currency}`,
    spend: one,
  });
  return {
    rowNumber: row.rowNumber,
    outcome,
    booked: {
      currency: spend.currency,
      amountMinor: spend.amountMinor,
      reportedMinor: spend.reportedMinor - (before?.reportedMinor ?? 0),
    },
    change: {
      subjectKind: 'spend',
      subjectId: spendName(spend),
      before: before ? show(before) : null,
      after: show(spend),
    },
  };
}

function isTotal(row: PlainRow): boolean {
  const [day, campaign] = [row.cells.get('day').trim(), row.cells.get('campaign').trim()];
  return TOTAL_ROW.test(day) || (day === '' && TOTAL_ROW.test(campaign));
}

function readStated(row: PlainRow, at: PlainContext): Stated {
  const currency = readCurrency(row, at);
  const moment = at.cells.moment(row.cells.get('day'));
  const day = moment.ok ? moment.value.day : '';
  if (!moment.ok) row.refuse('day', moment.reason);
  else if (moment.value.at > at.now) row.refuse('day', 'inTheFuture');
  else if (day < OLDEST_DAY) row.refuse('day', 'noSuchDate');
  const campaign = readText(row.cells.get('campaign'), MAX_TEXT);
  if (campaign === '') row.refuse('campaign', 'empty');
  const [impressions, clicks] = [readCount(row, 'impressions', at), readCount(row, 'clicks', at)];
  if (impressions !== null && clicks !== null && clicks > impressions && impressions > 0)
    row.refuse('clicks', 'clicksAboveImpressions');
  const conversions = readNumber(row, 'claimedConversions', at);
  return {
    day,
    campaign,
    currency,
    platform: readText(row.cells.get('platform'), MAX_PLATFORM).toLowerCase() || 'other',
    adGroup: readText(row.cells.get('adGroup'), MAX_TEXT),
    channel: readText(row.cells.get('channel')),
    amountMinor: readAmount(row, 'spend', { currency, at }) ?? 0,
    impressions,
    clicks,
    claimedConversions: conversions === null ? null : Math.round(Number(conversions) * MICROS) / MICROS,
    claimedValueMinor: readAmount(row, 'claimedValue', { currency, at }),
  };
}

function readCurrency(row: PlainRow, at: PlainContext): string {
  const { amountsIn } = at.batch.mapping;
  if (amountsIn && amountsIn !== 'column') return amountsIn;
  const code = row.cells.get('currency').trim().toUpperCase();
  if (isCurrency(code)) return code;
  row.refuse('currency', code === '' ? 'empty' : 'unknownCurrency');
  return at.business.reportingCurrency;
}

/** Null where the cell is empty, which only the spend may not be. */
function readAmount(
  row: PlainRow,
  field: 'spend' | 'claimedValue',
  { currency, at }: { currency: string; at: PlainContext },
): number | null {
  const text = readNumber(row, field, at);
  if (text === null) {
    if (field === 'spend' && row.cells.get(field).trim() === '') row.refuse(field, 'empty');
    return null;
  }
  // Platforms reckon in millionths: what is below a minor unit is rounded, a half up.
  const amount = exactAmount(text, 1, currencyExponent(currency));
  if (amount === null || amount.minor > MAX_AMOUNT_MINOR) row.refuse(field, 'tooLarge');
  return amount?.minor ?? null;
}

function readCount(row: PlainRow, field: 'impressions' | 'clicks', at: PlainContext): number | null {
  const text = readNumber(row, field, at);
  if (text === null) return null;
  if (!/^\d{1,12}(?:\.0+)?$/.test(text)) row.refuse(field, 'notWhole');
  return Math.trunc(Number(text));
}

/** The plain decimal of a cell that is not below zero; platforms write `--` where they have nothing. */
function readNumber(row: PlainRow, field: string, at: PlainContext): string | null {
  const cell = row.cells.get(field);
  if (cell.trim() === '' || cell.trim() === '--') return null;
  const read = at.cells.decimal(cell, row.cells.isTyped(field));
  if (!read.ok) row.refuse(field, read.reason);
  else if (read.value.startsWith('-') && /[1-9]/.test(read.value)) row.refuse(field, 'negative');
  else return read.value.replace(/^-/, '');
  return null;
}

type Told = { row: PlainRow; spend: Spend };

/** Finds the channel and the rate of each row, and refuses what cannot be so. */
async function addFacts(
  tx: Tx,
  stated: readonly { row: PlainRow; facts: Stated }[],
  at: PlainContext & { isBad: (row: PlainRow) => boolean },
): Promise<Told[]> {
  const all = stated.map(({ facts }) => facts);
  const channels = await readChannelKeys(tx);
  const campaigns = await readCampaignChannels(tx);
  const rates = await readRates(tx, all);
  const known = groupByDay(await readSpend(tx, all));
  const told = stated.flatMap(({ row, facts: { channel, ...facts } }) => {
    const mapped = campaigns.get(campaignName(facts)) ?? at.batch.channelId;
    const channelId = channel === '' ? mapped : channels.get(channel.toLowerCase());
    if (!channelId) {
      row.refuse(
        channel === '' ? 'campaign' : 'channel',
        channel === '' ? 'campaignWithoutChannel' : 'unknownChannel',
      );
      return [];
    }
    const spend = rated({ ...facts, channelId }, rates);
    if (!spend) {
      row.refuse('spend', 'noExchangeRate');
      return [];
    }
    const days = known.get(dayName(spend)) ?? [];
    const same = days.find((one) => one.channelId === channelId);
    if (channel === '' && !same && days.length > 0) row.refuse('campaign', 'spendElsewhere');
    if (same?.importId === at.batch.id && same.amountMinor !== spend.amountMinor)
      row.refuse('spend', 'repeatedOtherwise');
    return at.isBad(row) ? [] : [{ row, spend }];
  });
  if (at.batch.mapping.unusual === 'take') return told;
  const usual = await readUsualDays(
    tx,
    told.map(({ spend }) => spend),
  );
  for (const { row, spend } of told) {
    const day = usual.get(campaignName(spend));
    if (day !== undefined && spend.reportedMinor >= day * TIMES_USUAL) row.refuse('spend', 'farAboveUsual');
  }
  return told.filter(({ row }) => !at.isBad(row));
}

function rated(spend: Omit<Spend, 'rate' | 'reportedMinor'>, rates: Rates): Spend | null {
  const rate = rates.rateOf(spend);
  if (rate === null) return null;
  const at = { rate, from: spend.currency, to: rates.reportingCurrency };
  return { ...spend, rate, reportedMinor: reportSigned(spend.amountMinor, at) };
}

function groupByDay(known: readonly KnownSpend[]): Map<string, KnownSpend[]> {
  const days = new Map<string, KnownSpend[]>();
  for (const one of known) days.set(dayName(one), [...(days.get(dayName(one)) ?? []), one]);
  return days;
}

function dayName(one: Spend): string {
  return spendName({ ...one, channelId: '' });
}
