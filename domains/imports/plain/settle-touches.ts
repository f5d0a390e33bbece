import type { Tx } from '#db/client.ts';
import { readChannelKeys } from '#domains/channels/read-channel-keys.ts';
import { maskText } from '#domains/marketing/tracking/reading/clean-value.ts';
import { messageKey } from '#domains/marketing/tracking/reading/message-key.ts';
import { FILE_KINDS, type ToldTouch, writeTouches } from '#domains/marketing/tracking/write-touches.ts';
import { toE164 } from '#lib/phone.ts';
import { readText } from '../rows/read-cells.ts';
import type { PlainContext, PlainRow, RowResult } from './run-plain.ts';
import { touchKindOf } from './touch-kinds.ts';

type Stated = {
  at: Date | null;
  kind: ToldTouch['kind'] | null;
  direction: ToldTouch['direction'];
  channel: string;
  person: string;
  campaign: string | null;
  detail: Record<string, string>;
};

/**
 * Writes the touches that the rows tell of: calls, visits, messages, clicks. The person is found by phone, e-mail, name in
 * a messenger or card, and never made; without one the touch is nobody's. The same row again changes nothing.
 */
export async function settleTouches(
  tx: Tx,
  rows: readonly PlainRow[],
  at: PlainContext & { isBad: (row: PlainRow) => boolean },
): Promise<RowResult[]> {
  const stated = rows.map((row) => ({ row, facts: readTouch(row, at) }));
  const channels = await readChannelKeys(tx);
  const people = await findPeople(
    tx,
    stated.map(({ facts }) => facts.person),
    at.business.country,
  );
  const told = stated.flatMap(({ row, facts }) => {
    const channelId = facts.channel === '' ? at.batch.channelId : channels.get(facts.channel.toLowerCase());
    if (!channelId) row.refuse('channel', facts.channel === '' ? 'empty' : 'unknownChannel');
    const found = facts.person === '' ? [] : (people.get(facts.person) ?? []);
    if (facts.person !== '' && found.length !== 1) {
      row.refuse('person', found.length === 0 ? 'unknownPerson' : 'severalPeople');
    }
    const { at: instant, kind } = facts;
    if (at.isBad(row) || !instant || !kind || !channelId) return [];
    return [{ row, touch: toTouch({ ...facts, at: instant, kind }, channelId, found[0] ?? null) }];
  });
  const written = await writeTouches(
    tx,
    told.map(({ touch }) => touch),
    at.batch.id,
  );
  return told.map(({ row, touch }): RowResult => {
    // Two rows alike are one touch: the first is written, the second finds it there.
    const isNew = written.delete(touch.messageKey);
    if (!isNew) return { rowNumber: row.rowNumber, outcome: 'unchanged' };
    return {
      rowNumber: row.rowNumber,
      outcome: 'create',
      change: { subjectKind: 'touch', subjectId: touch.messageKey, before: null, after: show(touch) },
    };
  });
}

function toTouch(
  facts: Stated & { at: Date; kind: ToldTouch['kind'] },
  channelId: string,
  customerId: string | null,
): ToldTouch {
  const { at, kind, direction, campaign, detail } = facts;
  // A row that says nothing of who spoke has the key that it always had.
  const key = JSON.stringify([
    channelId,
    at,
    kind,
    customerId,
    campaign,
    detail,
    ...(direction ? [direction] : []),
  ]);
  return {
    messageKey: messageKey('import', key),
    at,
    channelId,
    kind,
    direction,
    customerId,
    campaign,
    detail,
  };
}

function show({ at, kind, detail }: ToldTouch): Record<string, unknown> {
  return { name: detail.text ?? detail.sku ?? kind, kind, at };
}

function readTouch(row: PlainRow, at: PlainContext): Stated {
  const moment = at.cells.moment(row.cells.get('happenedAt'));
  if (!moment.ok) row.refuse('happenedAt', moment.reason);
  else if (moment.value.at > at.now) row.refuse('happenedAt', 'inTheFuture');
  const word = readText(row.cells.get('touchKind'));
  const known = touchKindOf(word);
  if (!known) row.refuse('touchKind', word === '' ? 'empty' : 'unknownTouchKind', FILE_KINDS.join(', '));
  const text = maskText(readText(row.cells.get('text'), 1_000));
  const sku = readText(row.cells.get('sku'));
  return {
    at: moment.ok ? moment.value.at : null,
    kind: known?.kind ?? null,
    direction: known?.direction ?? null,
    channel: readText(row.cells.get('channel')),
    person: readText(row.cells.get('person')),
    campaign: readText(row.cells.get('campaign')) || null,
    detail: { ...(text ? { text } : {}), ...(sku ? { sku } : {}) },
  };
}

/** What the file calls a person → the living people whom that fits. */
async function findPeople(tx: Tx, names: readonly string[], country: string): Promise<Map<string, string[]>> {
  const asked = [...new Set(names.filter((name) => name !== ''))].flatMap((name) =>
    valuesOf(name, country).map((value) => ({ name, value })),
  );
  const { rows } = await tx.$client.query<{ name: string; id: string }>(
    `select distinct a.name, living.id from unnest($1::text[], $2::text[]) as a (name, value)
     join identities i on i.value = a.value and i.kind in ('phone', 'email', 'handle', 'loyalty_card')
     cross join lateral (select living_customer(i.customer_id) as id) living where living.id is not null`,
    [asked.map((one) => one.name), asked.map((one) => one.value)],
  );
  const found = new Map<string, string[]>();
  for (const { name, id } of rows) found.set(name, [...(found.get(name) ?? []), id]);
  return found;
}

/** The forms in which identities are kept that this may be. */
function valuesOf(name: string, country: string): string[] {
  const phone = toE164(name, country);
  const small = name.replace(/^@/, '').toLowerCase();
  return [...new Set([small, name.replace(/\s/g, '').toUpperCase(), ...(phone ? [phone] : [])])];
}
