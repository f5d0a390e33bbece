import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openConnection } from '#db/connection.ts';
import { createTestDatabase } from '#db/testing.ts';
import { normaliseForSearch } from '#lib/text/normalise-for-search.ts';

/** What somebody types, and a name in another script that is meant. */
const SAME: readonly (readonly [typed: string, name: string])[] = [
  ...([
    ['reza', 'رضا'],
    ['ivan', 'Иван'],
    ['محمد', 'Mohammad'],
    ['محمد', 'Mohamed'],
    ['محمد', 'Мохамед'],
  ] as const),
  ...([
    ['رضا', 'Reza'],
    ['иван', 'Ivan'],
    ['mohammad', 'محمد'],
    ['fatemeh', 'فاطمه'],
    ['Fatima', 'فاطمة'],
  ] as const),
  ...([
    ['zahra', 'زهرا'],
    ['ali', 'علی'],
    ['hossein', 'حسین'],
    ['Hussein', 'حسين'],
    ['maryam', 'مریم'],
  ] as const),
  ...([
    ['javad', 'جواد'],
    ['yusuf', 'یوسف'],
    ['abdullah', 'عبدالله'],
    ['khaled', 'خالد'],
    ['qasem', 'قاسم'],
  ] as const),
  ...([
    ['vahid', 'وحید'],
    ['shirin', 'شیرین'],
    ['parisa', 'پریسا'],
    ['musa', 'موسی'],
    ['mehdi', 'مهدی'],
  ] as const),
  ...([
    ['hasan', 'الحسن'],
    ['elham', 'الهام'],
    ['karimi', 'کریمی'],
    ['rezaei', 'رضایی'],
    ['chamran', 'چمران'],
  ] as const),
  ...([
    ['yulia', 'Юлия'],
    ['julia', 'Юлия'],
    ['georgi', 'Георги'],
    ['dimitar', 'Димитър'],
  ] as const),
  ...([
    ['alexander', 'Александър'],
    ['Петрова', 'Petrova'],
    ['petrov', 'Петров'],
    ['zhivko', 'Живко'],
  ] as const),
  ...([
    ['hristo', 'Христо'],
    ['victoria', 'Виктория'],
    ['stoyan', 'Стоян'],
    ['ایوان', 'Иван'],
    ['iva', 'Иванова'],
  ] as const),
];

const OTHERS: readonly (readonly [typed: string, name: string])[] = [
  ...([
    ['reza', 'رضایی'],
    ['maria', 'Мира'],
    ['ivan', 'Иво'],
    ['ali', 'لیلا'],
    ['anna', 'نینا'],
  ] as const),
  ...([
    ['sara', 'سیر'],
    ['petrov', 'Петър'],
    ['1042', 'رضا'],
    ['reza@post.example', 'رضا'],
    ['иван', 'Evan'],
  ] as const),
  ...([
    ['karim', 'کریمی'],
    ['рада', 'Rado'],
    ['dara', 'دور'],
    ['amir', 'مریم'],
    ['reza', 'Roza'],
  ] as const),
];

let client: Awaited<ReturnType<typeof openConnection>>;
let database: Awaited<ReturnType<typeof createTestDatabase>>;

beforeAll(async () => {
  database = await createTestDatabase();
  client = await openConnection(database.url);
});

afterAll(async () => {
  await client.end();
  await database.close();
});

async function finds(typed: string, name: string): Promise<boolean> {
  const { rows } = await client.query<{ found: boolean }>('select hear_query($1) && hear_name($2) as found', [
    normaliseForSearch(typed),
    normaliseForSearch(name),
  ]);
  return rows[0]!.found;
}

describe('a name that is typed in one script', () => {
  it.each(SAME)('%s finds %s', async (typed, name) => {
    expect(await finds(typed, name)).toBe(true);
  });

  it.each(OTHERS)('%s does not find %s', async (typed, name) => {
    expect(await finds(typed, name)).toBe(false);
  });
});
