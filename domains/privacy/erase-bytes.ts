import type { Tx } from '#db/client.ts';
import { AppError } from '#lib/errors.ts';

const IN_BYTES = (column: string) =>
  `exists (select from unnest($1::text[]) as n (needle) where position(convert_to(n.needle, 'UTF8') in ${column}) > 0)`;

/** Empties messages of channels in whose bytes a person is found; one that still waited is not worked off. */
export async function eraseMessages(tx: Tx, needles: readonly string[]): Promise<number> {
  const { rowCount } = await tx.$client.query(
    `update inbox set body = '{}', status = case when status in ('pending', 'attention') then 'ignored' else status end
     where ${IN_BYTES('body')}`,
    [needles],
  );
  return rowCount ?? 0;
}

/**
 * Removes the content of import files that told of a person: by their orders, their touches and themselves, and by what
 * stands in the bytes. The rows that were taken from them stay. @throws CONFLICT while such an import is at work.
 */
export async function eraseFiles(
  tx: Tx,
  customerIds: readonly string[],
  needles: readonly string[],
): Promise<number> {
  const { rows } = await tx.$client.query<{ id: string; isAtWork: boolean }>(
    `select f.id, bool_or(b.status in ('checking', 'running', 'undoing')) as "isAtWork"
     from stored_files f left join import_batches b on b.file_id = f.id
     where b.id in (
         select import_id from customers where id = any ($2::uuid[])
         union select import_id from orders where customer_id = any ($2::uuid[])
         union select import_id from touches where customer_id = any ($2::uuid[]))
       or exists (select from stored_file_parts p where p.file_id = f.id and ${IN_BYTES('p.content')})
     group by f.id`,
    [needles, customerIds],
  );
  if (rows.some(({ isAtWork }) => isAtWork))
    throw new AppError(
      'CONFLICT',
      'A file with this person is being imported: the erasure goes on afterwards.',
    );
  const { rowCount } = await tx.$client.query(
    'delete from stored_file_parts where file_id = any ($1::uuid[])',
    [rows.map(({ id }) => id)],
  );
  return rowCount ?? 0;
}
