import type { Tx } from '#db/client.ts';
import { AppError } from '#lib/errors.ts';
import { mayStandInFile } from '../imports/files/find-in-file.ts';

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
 * stands in them. The rows that were taken from them stay. @throws CONFLICT while such an import is at work.
 */
export async function eraseFiles(
  tx: Tx,
  customerIds: readonly string[],
  needles: readonly string[],
): Promise<number> {
  const { rows } = await tx.$client.query<{ id: string; isAtWork: boolean; isTheirs: boolean }>(
    `select f.id, coalesce(bool_or(b.status in ('checking', 'running', 'undoing')), false) as "isAtWork",
       coalesce(bool_or(b.id in (
         select import_id from customers where id = any ($1::uuid[])
         union select import_id from orders where customer_id = any ($1::uuid[])
         union select import_id from touches where customer_id = any ($1::uuid[]))), false) as "isTheirs"
     from stored_files f left join import_batches b on b.file_id = f.id
     where exists (select from stored_file_parts p where p.file_id = f.id) group by f.id`,
    [customerIds],
  );
  const told: typeof rows = [];
  for (const file of rows) {
    if (file.isTheirs || (await mayStandInFile(tx, file.id, needles))) told.push(file);
  }
  if (told.some(({ isAtWork }) => isAtWork))
    throw new AppError(
      'CONFLICT',
      'A file with this person is being imported: the erasure goes on afterwards.',
    );
  const { rowCount } = await tx.$client.query(
    'delete from stored_file_parts where file_id = any ($1::uuid[])',
    [told.map(({ id }) => id)],
  );
  return rowCount ?? 0;
}
