import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { AppError } from '#lib/errors.ts';
import { translateError } from './command-errors.ts';

let shop: TestShop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const failure = (text: string, value: unknown): Promise<unknown> =>
  shop.db.$client.query(text, [value]).then(
    () => undefined,
    (error: unknown) => translateError(error),
  );

describe('what the database refuses', () => {
  it.each([
    ['a zero character', 'select $1::text', 'a\0b'],
    ['a zero character in JSON', 'select $1::jsonb', '"\\u0000"'],
    ['half of a character in JSON', 'select $1::jsonb', '"\\ud83d"'],
    ['what is no id', 'select $1::uuid', '%27'],
    ['what is no number', 'select $1::integer', 'many'],
    ['a number beyond the column', 'select $1::integer', '99999999999'],
    ['what is no day', 'select $1::date', 'never'],
    ['a day of the year 0', 'select $1::date', '0000-01-01'],
  ])('is told as a refusal: %s', async (_, text, value) => {
    expect(await failure(text, value)).toMatchObject({ name: 'AppError', code: 'INVALID_INPUT' });
  });

  it('stays a fault where nobody told it anything wrong', async () => {
    const fault = await failure('select 1 / $1::integer', 0);
    expect([fault instanceof Error, fault instanceof AppError]).toEqual([true, false]);
  });
});
