import type { Ctx } from '../../context.ts';
import { allow, MATRIX, type Verb } from '../can.ts';

const MOST = 100;

/** Who can allow something with a PIN: active people whose role may do it and who have a PIN, by name. */
export async function listApprovers(ctx: Ctx, verb: Verb): Promise<{ id: string; name: string }[]> {
  allow(ctx.actor, 'order.return');
  const { rows } = await ctx.db.$client.query<{ id: string; name: string }>(
    `select id, name from users where role = any ($1::text[]) and disabled_at is null and pin_hash is not null
     order by name, id limit $2`,
    [MATRIX[verb].roles, MOST],
  );
  return rows;
}

/** Whether the person has a PIN. */
export async function hasPin(ctx: Ctx, userId: string): Promise<boolean> {
  allow(ctx.actor, 'self.write');
  const { rows } = await ctx.db.$client.query('select from users where id = $1 and pin_hash is not null', [
    userId,
  ]);
  return rows.length > 0;
}
