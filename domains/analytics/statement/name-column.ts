import { isId } from '#lib/ids.ts';
import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';
import type { StatementDimension } from './statement-filter.ts';

const TABLES = { channel: 'channels', location: 'locations', segment: 'segments' } as const;

/** What a column of the statement is called by its key: categories and brands are their names. Null for what is not there. */
export async function nameColumn(
  ctx: Ctx,
  { by, of }: { by: StatementDimension; of: string },
): Promise<string | null> {
  allow(ctx.actor, 'channel.figures');
  if (by === 'category' || by === 'brand') return of;
  if (!isId(of)) return null;
  const { rows } = await ctx.db.$client.query<{ name: string }>({
    name: `name-column-${by}`,
    text: `select name from ${TABLES[by]} where id = $1`,
    values: [of],
  });
  return rows[0]?.name ?? null;
}
