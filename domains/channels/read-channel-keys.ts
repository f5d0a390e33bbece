import type { Reader } from '#db/client.ts';

/** Channels by slug and by name, in small letters; a slug goes before a name, and of two that are alike the older one holds. */
export async function readChannelKeys(db: Reader): Promise<Map<string, string>> {
  const { rows } = await db.$client.query<{ id: string; slug: string; name: string }>(
    'select id, slug, name from channels order by created_at desc, id',
  );
  return new Map([
    ...rows.map((one) => [one.name.toLowerCase(), one.id] as const),
    ...rows.map((one) => [one.slug.toLowerCase(), one.id] as const),
  ]);
}
