import type { Tx } from '#db/client.ts';
import { newId } from '#lib/ids.ts';
import { bookCosts, type RatedCost } from './book-costs.ts';

/** What names a day of a campaign. */
export type SpendKey = {
  channelId: string;
  platform: string;
  campaign: string;
  adGroup: string;
  day: string;
};

/** A day of a campaign with what it cost in the reporting currency, and what its platform claims. */
export type Spend = SpendKey & {
  amountMinor: number;
  currency: string;
  rate: string;
  reportedMinor: number;
  impressions: number | null;
  clicks: number | null;
  claimedConversions: number | null;
  /** Minor units of `currency`. */
  claimedValueMinor: number | null;
};

/** A day of a campaign as it stands. */
export type KnownSpend = Spend & { id: string; version: number; importId: string | null };

/** What became of a day of a campaign that was told again. */
export type WrittenSpend = {
  spend: Spend;
  before: KnownSpend | null;
  outcome: 'create' | 'update' | 'unchanged';
};

/** Who writes: when, by which import, and what the books are in. */
export type SpendWriter = { now: Date; importId: string | null; reportingCurrency: string };

const LOCK = 7_204_121;

const COLUMNS = `s.id, s.channel_id as "channelId", s.platform, s.campaign, s.ad_group as "adGroup", s.day::text as day,
  s.amount_minor as "amountMinor", s.currency, s.rate::text as rate, s.reported_minor as "reportedMinor", s.impressions,
  s.clicks, s.claimed_conversions::float8 as "claimedConversions", s.claimed_value_minor as "claimedValueMinor",
  s.version, s.import_id as "importId"`;

/** A text that is the same for the same day of the same campaign on the same channel. */
export function spendName({ channelId, platform, campaign, adGroup, day }: SpendKey): string {
  return JSON.stringify([platform, campaign, day, adGroup, channelId]);
}

/**
 * What is known of the campaigns' days, on whatever channel. Who reads them here is alone with them until the end of its
 * transaction, so that two reports of the same days cannot both book them.
 */
export async function readSpend(tx: Tx, keys: readonly Omit<SpendKey, 'channelId'>[]): Promise<KnownSpend[]> {
  if (keys.length === 0) return [];
  // A day that is not there yet has no row to lock: reports are few, so they go one after the other.
  await tx.$client.query(`select pg_advisory_xact_lock(${LOCK})`);
  const { rows } = await tx.$client.query<KnownSpend>(
    `select ${COLUMNS} from ad_spend s join (select distinct * from
       unnest($1::text[], $2::text[], $3::date[], $4::text[]) as u (platform, campaign, day, ad_group)) w
       using (platform, campaign, day, ad_group) order by s.id`,
    [
      keys.map(({ platform }) => platform),
      keys.map(({ campaign }) => campaign),
      keys.map(({ day }) => day),
      keys.map(({ adGroup }) => adGroup),
    ],
  );
  return rows;
}

/**
 * Keeps what campaigns' days cost: a new day is booked as a cost of its channel, a day that is known is restated by the
 * difference, dated on the day itself. The same again changes nothing. Each key at most once.
 */
export async function writeSpend(tx: Tx, told: readonly Spend[], by: SpendWriter): Promise<WrittenSpend[]> {
  const known = new Map((await readSpend(tx, told)).map((row) => [spendName(row), row]));
  const written = told.map((spend): WrittenSpend => {
    const before = known.get(spendName(spend)) ?? null;
    if (!before) return { spend, before, outcome: 'create' };
    return { spend, before, outcome: isSame(before, spend) ? 'unchanged' : 'update' };
  });
  const rows = written
    .filter(({ outcome }) => outcome !== 'unchanged')
    .map(({ spend, before }): Row => {
      const id = before?.id ?? newId(by.now.getTime());
      return { spend, before, id, version: (before?.version ?? 0) + 1 };
    });
  await upsert(tx, rows, by);
  const isNew = (row: Row) => row.before === null;
  await bookCosts(tx, costsOf(rows.filter(isNew), by), { now: by.now, kind: 'cost' });
  await bookCosts(
    tx,
    costsOf(
      rows.filter((row) => !isNew(row)),
      by,
    ),
    { now: by.now, kind: 'adjustment' },
  );
  return written;
}

/**
 * Puts days of campaigns back to what they were before, newest change first, or takes them out where there was nothing, by
 * the opposite cost. Says of each whether it was: who restated a day since keeps it.
 */
export async function restoreSpend(
  tx: Tx,
  changes: readonly { after: Spend; before: Spend | null }[],
  by: SpendWriter,
): Promise<boolean[]> {
  const restored = changes.map(() => false);
  let left = changes.map((change, place) => ({ ...change, place }));
  while (left.length > 0) {
    // What changed twice is taken back twice, one after the other.
    const round = new Map<string, (typeof left)[number]>();
    const later: typeof left = [];
    for (const change of left) {
      const name = spendName(change.after);
      if (round.has(name)) later.push(change);
      else round.set(name, change);
    }
    for (const place of await restoreOnce(tx, [...round.values()], by)) restored[place] = true;
    left = later;
  }
  return restored;
}

async function restoreOnce(
  tx: Tx,
  round: readonly { after: Spend; before: Spend | null; place: number }[],
  by: SpendWriter,
): Promise<number[]> {
  const known = new Map(
    (
      await readSpend(
        tx,
        round.map(({ after }) => after),
      )
    ).map((row) => [spendName(row), row]),
  );
  const good = round.flatMap((change) => {
    const current = known.get(spendName(change.after));
    return current && isSame(current, change.after) ? [{ ...change, current }] : [];
  });
  await writeSpend(
    tx,
    good.flatMap(({ before }) => before ?? []),
    by,
  );
  const gone = good.filter(({ before }) => before === null).map(({ current }) => current);
  const nothing = gone.map((current) => ({
    spend: { ...current, amountMinor: 0, reportedMinor: 0 },
    before: current,
    id: current.id,
    version: current.version + 1,
  }));
  await bookCosts(tx, costsOf(nothing, by), { now: by.now, kind: 'undo' });
  await tx.$client.query('delete from ad_spend where id = any ($1)', [gone.map(({ id }) => id)]);
  return good.map(({ place }) => place);
}

function isSame(one: Spend, other: Spend): boolean {
  return (
    one.amountMinor === other.amountMinor &&
    one.currency === other.currency &&
    one.reportedMinor === other.reportedMinor &&
    one.impressions === other.impressions &&
    one.clicks === other.clicks &&
    one.claimedConversions === other.claimedConversions &&
    one.claimedValueMinor === other.claimedValueMinor
  );
}

type Row = { spend: Spend; before: KnownSpend | null; id: string; version: number };

/** The first booking in its own currency; what comes after, as a difference in the reporting currency. */
function costsOf(rows: readonly Row[], by: SpendWriter): RatedCost[] {
  return rows.flatMap(({ spend, before, id, version }) => {
    const reportedMinor = spend.reportedMinor - (before?.reportedMinor ?? 0);
    if (reportedMinor === 0) return [];
    const money = before
      ? { amountMinor: reportedMinor, currency: by.reportingCurrency, rate: '1', reportedMinor }
      : { amountMinor: spend.amountMinor, currency: spend.currency, rate: spend.rate, reportedMinor };
    return [
      {
        ...money,
        id: newId(by.now.getTime()),
        kind: 'advertising' as const,
        channelId: spend.channelId,
        day: spend.day,
        campaign: spend.campaign,
        note: [spend.platform, spend.adGroup].filter(Boolean).join(' · '),
        externalId: `spend:${id}:${version}`,
        importId: by.importId,
      },
    ];
  });
}

async function upsert(tx: Tx, rows: readonly Row[], by: SpendWriter): Promise<void> {
  if (rows.length === 0) return;
  const flat = rows.map(({ spend, id, version }) => ({ ...spend, id, version }));
  await tx.$client.query(
    `insert into ad_spend as s (id, channel_id, platform, campaign, ad_group, day, amount_minor, currency, rate,
       reported_minor, impressions, clicks, claimed_conversions, claimed_value_minor, version, import_id, updated_at)
     select id, "channelId", platform, campaign, "adGroup", day, "amountMinor", currency, rate, "reportedMinor",
       impressions, clicks, "claimedConversions", "claimedValueMinor", version, $2, $3
     from jsonb_to_recordset($1::jsonb) as r (id uuid, "channelId" uuid, platform text, campaign text, "adGroup" text,
       day date, "amountMinor" bigint, currency text, rate numeric, "reportedMinor" bigint, impressions bigint,
       clicks bigint, "claimedConversions" numeric, "claimedValueMinor" bigint, version integer)
     on conflict (platform, campaign, day, ad_group, channel_id) do update set
       amount_minor = excluded.amount_minor, currency = excluded.currency, rate = excluded.rate,
       reported_minor = excluded.reported_minor, impressions = excluded.impressions, clicks = excluded.clicks,
       claimed_conversions = excluded.claimed_conversions, claimed_value_minor = excluded.claimed_value_minor,
       version = excluded.version, import_id = excluded.import_id, updated_at = excluded.updated_at`,
    [JSON.stringify(flat), by.importId, by.now],
  );
}
