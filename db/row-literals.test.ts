import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect, type Database } from './client.ts';
import { columnsOf, rowLiterals } from './row-literals.ts';
import { createTestDatabase, type TestDatabase } from './testing.ts';

const COLUMNS = columnsOf('at kind subject_kind subject_id channel_id actor_name payload');

let database: TestDatabase;
let db: Database;

beforeAll(async () => {
  database = await createTestDatabase();
  db = connect(database.url, { max: 1 });
});
afterAll(async () => {
  await db.$client.end();
  await database.close();
});

const text = fc
  .oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('', ' ', 'null', 'NULL', '\\', '"', "',(", '{}', '\n', 'می‌خرم'),
  )
  .filter((value) => !value.includes('\0') && value.isWellFormed());

describe('rows in one parameter', () => {
  it('arrive in the database as they were, whatever is written in them', async () => {
    const row = fc.record({
      at: fc.date({ min: new Date('0001-01-02'), max: new Date('9999-01-01'), noInvalidDate: true }),
      kind: text,
      subject_kind: fc.constant(null),
      subject_id: text,
      channel_id: fc.option(fc.uuid()),
      actor_name: text,
      payload: fc.dictionary(
        fc.constantFrom('number', 'total minor', 'شماره'),
        fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null)),
      ),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 5 }), async (rows) => {
        const { rows: read } = await db.$client.query('select * from unnest($1::new_event[])', [
          rowLiterals(COLUMNS, rows),
        ]);
        expect(read).toEqual(rows.map((one) => ({ ...one, payload: { ...one.payload } })));
      }),
      { numRuns: 200 },
    );
  });

  it('may hold lists of text', async () => {
    const tags = ['two words', '"quoted"', 'a,b', '{c}', ''];
    await db.$client.query('create type tagged as (tags text[], units integer)');
    const literal = rowLiterals(['tags', 'units'], [{ tags, units: null }]);
    const { rows } = await db.$client.query('select * from unnest($1::tagged[])', [literal]);
    expect(rows).toEqual([{ tags, units: null }]);
  });
});
