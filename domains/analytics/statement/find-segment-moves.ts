import type { Reader } from '#db/client.ts';

/** Not all that wait are named: the list is for reading. */
const MOST_NAMES = 5;

/** Who came into segments or left them and is not in the figures yet: since when, and segments of whom very many wait. */
export type SegmentMoves = { since: Date; segments: string[] };

/** What is still to be counted of segments; null where the figures are of everybody who is in them now. */
export async function findSegmentMoves(db: Reader): Promise<SegmentMoves | null> {
  const { rows } = await db.$client.query<SegmentMoves>({
    name: 'segment-moves',
    text: `select at as since, array(
        select s.name from segment_moves w join segments s on s.id = w.segment_id group by s.name order by s.name limit ${MOST_NAMES}
      ) as segments
      from segment_moves order by id limit 1`,
  });
  return rows[0] ?? null;
}
