import type { Reader } from '#db/client.ts';

/** A place where a sum of the board is not what the rows say. */
export type BoardFault = { what: string; place: string; kept: unknown; told: unknown };

/**
 * Counts everything anew that `fold_board` keeps, from orders, postings and touches, and names what differs; none is good.
 * While rows wait for the fold `isBehind` is true and nothing is judged. Takes some seconds at a million orders.
 */
export async function checkBoard(reader: Reader): Promise<{ isBehind: boolean; faults: BoardFault[] }> {
  const { rows } = await reader.$client.query<{ isBehind: boolean }>(
    'select board_is_behind() as "isBehind"',
  );
  const found = await reader.$client.query<BoardFault>('select what, place, kept, told from board_faults()');
  return { isBehind: rows[0]?.isBehind ?? true, faults: found.rows };
}
