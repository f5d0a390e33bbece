import type { Reader } from '#db/client.ts';

/** The business's day (YYYY-MM-DD) of an instant. */
export async function readToday(db: Reader, now: Date): Promise<string> {
  const { rows } = await db.$client.query<{ today: string }>({
    name: 'loyalty-today',
    text: 'select business_day($1)::text as today',
    values: [now],
  });
  return rows[0]!.today;
}
