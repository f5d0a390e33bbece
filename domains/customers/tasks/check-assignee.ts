import type { Tx } from '#db/client.ts';
import { AppError } from '#lib/errors.ts';
import { can } from '../../team/can.ts';
import type { Role } from '../../team/roles.ts';

/** Whether a colleague can be set a task for a customer. @throws INVALID_INPUT for those who do not work with customers */
export async function checkAssignee(tx: Tx, assigneeId: string): Promise<void> {
  const { rows } = await tx.$client.query<{ name: string; role: Role; is_disabled: boolean }>(
    'select name, role, disabled_at is not null as is_disabled from users where id = $1',
    [assigneeId],
  );
  const [found] = rows;
  if (
    found &&
    !found.is_disabled &&
    can({ kind: 'user', id: assigneeId, name: found.name, role: found.role }, 'customer.write')
  )
    return;
  throw new AppError('INVALID_INPUT', 'This colleague does not work with customers; choose another.', {
    details: { reason: 'noAssignee', field: 'assigneeId' },
  });
}
