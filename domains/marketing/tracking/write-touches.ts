import type { Tx } from '#db/client.ts';

/** The kinds of touches that a file may tell of; orders and returns come in by files of their own. */
export const FILE_KINDS = [
  'view',
  'search',
  'cart',
  'checkout',
  'message',
  'call',
  'visit',
  'ad_click',
  'review',
  'event',
] as const;

/** A touch as a file tells of it. */
export type ToldTouch = {
  messageKey: string;
  at: Date;
  channelId: string;
  kind: (typeof FILE_KINDS)[number];
  direction: 'in' | 'out' | null;
  customerId: string | null;
  campaign: string | null;
  detail: Record<string, string>;
};

/** Step: writes touches that a file tells of; those that are there already are left out. Gives back the keys of the new. */
export async function writeTouches(
  tx: Tx,
  touches: readonly ToldTouch[],
  importId: string,
): Promise<Set<string>> {
  if (touches.length === 0) return new Set();
  const { rows } = await tx.$client.query<{ key: string }>(
    `insert into touches (at, channel_id, kind, direction, customer_id, campaign, detail, message_key, import_id)
     select at, "channelId", kind, direction, "customerId", campaign, detail, "messageKey", $2
     from json_to_recordset($1::json) as t (at timestamptz, "channelId" uuid, kind text, direction text, "customerId" uuid, campaign text,
       detail jsonb, "messageKey" uuid)
     on conflict (message_key) where message_key is not null do nothing returning message_key as key`,
    [JSON.stringify(touches), importId],
  );
  return new Set(rows.map((row) => row.key));
}

/** Step: takes a touch of an import out again. False when it is not there any more. */
export async function removeTouch(tx: Tx, messageKey: string, importId: string): Promise<boolean> {
  const { rowCount } = await tx.$client.query(
    'delete from touches where message_key = $1 and import_id = $2',
    [messageKey, importId],
  );
  return rowCount === 1;
}
