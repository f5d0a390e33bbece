import type { Tx } from '#db/client.ts';
import { AppError } from '#lib/errors.ts';
import { type SerialCause, turnSerials } from './serial-step.ts';

/**
 * Takes the numbers back that a receipt line brought, as its units go.
 * @throws CONFLICT when one of them has been sold.
 */
export async function removeSerials(tx: Tx, sku: string, cause: SerialCause): Promise<void> {
  const { rows } = await tx.$client.query<{ id: string; code: string; state: string; last: string }>(
    `select s.id, s.code, s.state, (select e.cause_id from serial_events e where e.serial_id = s.id and e.kind = 'received'
       order by e.id desc limit 1) as last
     from serials s where s.id in (select serial_id from serial_events where cause_kind = $1 and cause_id = $2)
     order by s.code for update of s`,
    [cause.kind, cause.id],
  );
  const own = rows.filter((row) => row.last === cause.id && row.state !== 'gone');
  const sold = own.find((row) => row.state === 'sold');
  if (sold) {
    throw new AppError('CONFLICT', `${sku}: the number ${sold.code} of this delivery has been sold.`, {
      details: { reason: 'serialLeft', sku, serial: sold.code },
    });
  }
  await turnSerials(
    tx,
    own.map(({ id }) => id),
    { kind: 'removed' },
    cause,
  );
}
