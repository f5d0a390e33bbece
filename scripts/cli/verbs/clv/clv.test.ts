import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createTestDatabase } from '#db/testing.ts';
import { callCommandLine } from '../../testing/call-command-line.ts';

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let folder: string;
const CDNOW = path.resolve(import.meta.dirname, '../../../../../shared/data/cdnow-sample/transactions.csv');

beforeAll(async () => {
  database = await createTestDatabase();
  vi.stubEnv('DATABASE_URL', database.url);
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pishkhan-clv-'));
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await database.close();
  fs.rmSync(folder, { recursive: true });
});

async function ask<Answer>(...words: string[]): Promise<Answer> {
  const { code, out, told } = await callCommandLine(...words, '--json');
  expect(told).toBe('');
  expect(code).toBe(0);
  return JSON.parse(out) as Answer;
}

function write(name: string, lines: string[]): string {
  const file = path.join(folder, name);
  fs.writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
}

/** Forty people: the first ten come every ten days, the next ten came until March, the rest once. */
function writeShop(): string {
  const lines = ['مشتری;تاریخ;مبلغ'];
  const day = (month: number, date: number) =>
    `2026-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
  for (let person = 0; person < 40; person++) {
    lines.push(`p${person};${day(1, 1 + (person % 9))};${20 + person}`);
    if (person >= 20) continue;
    for (let month = 2; month <= (person < 10 ? 8 : 3); month++)
      for (const date of [3, 13, 23]) lines.push(`p${person};${day(month, date)};${20 + person}`);
  }
  return write('shop.csv', [...lines, ';2026-05-01;9', 'p1;2026-05-02;-20']);
}

type Predicted = {
  totals: { orders: Range; value: Range };
  customers: { customer: string; isEnough: boolean; pAlive: number; orders: Range; value: Range }[];
};
type Range = { expected: number; low: number; high: number };

describe('amounts of a file of lines', () => {
  const lines = [
    'Customer,Day,Quantity,UnitPrice',
    'p1,2026-01-02,3,2.50',
    'p1,2026-02-02,1,4',
    'p2,2026-01-05,-2,4',
  ];
  type Scores = { customers: { customer: string; money: number }[] };

  it('are unit prices times quantities where no column has amounts', async () => {
    const { customers } = await ask<Scores>('rfm', write('lines.csv', lines));
    expect(customers).toMatchObject([{ customer: 'p1', money: 11.5 }]);
  });

  it('are those of a column of amounts before that, and unit prices where they are named', async () => {
    const whole = write(
      'whole.csv',
      lines.map((line, i) => `${line},${['Total', '9', '4', '-8'][i]}`),
    );
    expect((await ask<Scores>('rfm', whole)).customers).toMatchObject([{ customer: 'p1', money: 13 }]);
    const { customers } = await ask<Scores>('rfm', whole, '--price', 'UnitPrice');
    expect(customers).toMatchObject([{ customer: 'p1', money: 11.5 }]);
  });
});

describe('clv from the command line', () => {
  it('fits, and holds the fit against what came later', async () => {
    const file = writeShop();
    const found = await ask<Record<string, unknown>>(
      'clv',
      'fit',
      file,
      '--model',
      'bgnbd',
      '--calibration-end',
      '2026-06-30',
    );
    expect(found).toMatchObject({
      model: 'bgnbd',
      customers: 40,
      repeatCustomers: 20,
      isEnough: true,
      calibrationEnd: '2026-06-30',
      holdoutEnd: '2026-08-23',
      rowsWithoutCustomer: 1,
      rowsNegative: 1,
      holdout: { actual: 60, buyers: 40 },
    });
    const { out } = await callCommandLine(
      'clv',
      'fit',
      file,
      '--model',
      'gamma-gamma',
      '--calibration-end',
      '2026-06-30',
    );
    expect(out).toContain('gamma-gamma, 40 customers until 2026-06-30, 20 of them bought again');
    expect(out).toContain("everybody's mean");
  });

  it('foretells who comes again, and does not call those safe of whom nothing is known', async () => {
    const { totals, customers } = await ask<Predicted>('clv', 'predict', writeShop(), '--weeks', '8');
    const byId = new Map(customers.map((one) => [one.customer, one]));
    const [regular, left, once] = ['p3', 'p13', 'p33'].map((id) => byId.get(id)!);
    expect(regular!.pAlive).toBeGreaterThan(0.9);
    expect(left!.pAlive).toBeLessThan(0.2);
    expect(once!.isEnough).toBe(false);
    expect(regular!.orders.expected).toBeGreaterThan(3);
    expect(regular!.orders.low).toBeLessThan(regular!.orders.expected);
    expect(totals.orders.high).toBeGreaterThan(totals.orders.expected);
    expect(totals.value.low).toBeGreaterThan(0);
    expect((await callCommandLine('clv', 'predict', writeShop())).out).toContain('not enough data');
  });

  it('says the same each time', async () => {
    const words = ['clv', 'predict', writeShop(), '--model', 'bgnbd', '--weeks', '8'] as const;
    expect(await ask(...words)).toEqual(await ask(...words));
  });

  it('scores by recency, frequency and money', async () => {
    const { asOf, customers } = await ask<{ asOf: string; customers: Record<string, unknown>[] }>(
      'rfm',
      writeShop(),
    );
    expect(asOf).toBe('2026-08-23');
    expect(customers.find(({ customer }) => customer === 'p9')).toEqual({
      customer: 'p9',
      recencyDays: 0,
      frequency: 22,
      money: 638,
      r: 4,
      f: 4,
      m: 5,
      group: 'loyal',
    });
    expect(customers).toHaveLength(40);
  });

  it('counts cohorts by the months of either calendar', async () => {
    type Cohorts = { cohorts: { from: string; customers: number; months: { buyers: number }[] }[] };
    const { cohorts } = await ask<Cohorts>('cohorts', writeShop());
    expect(cohorts[0]).toMatchObject({ from: '2026-01-01', customers: 40 });
    expect(cohorts[0]!.months.map(({ buyers }) => buyers)).toEqual([40, 20, 20, 10, 10, 10, 10, 10]);
    const jalali = await ask<Cohorts>('cohorts', writeShop(), '--calendar', 'persian');
    expect(jalali.cohorts[0]!.from).toBe('2025-12-22');
  });

  it('reads Jalali dates in Persian digits', async () => {
    const file = write('jalali.csv', ['مشتری,تاریخ,مبلغ', 'الف,۱۴۰۴/۱۲/۲۹,۱۰۰', 'الف,۱۴۰۵/۰۱/۰۱,۲۰۰']);
    const { cohorts } = await ask<{ cohorts: { from: string }[] }>('cohorts', file, '--calendar', 'persian');
    expect(cohorts.map(({ from }) => from)).toEqual(['2026-02-20', '2026-03-21']);
  });

  it.each([
    [
      'broken.csv',
      ['customer,date,amount', 'a,2026-01-01,5', 'a,2026-02-01,5', 'b,2026-02-31,5'],
      'Row 4: "2026-02-31" is not a date',
    ],
    [
      'once.csv',
      ['customer,date,amount', 'a,2026-01-01,5', 'b,2026-01-02,5', 'b,2026-01-02,5'],
      'Nobody in the file bought twice',
    ],
    [
      'order.csv',
      ['customer,date,amount', 'a,03/04/2026,5', 'b,05/04/2026,5'],
      'cannot be read in one way only',
    ],
    ['width.csv', ['customer,date,amount', 'a,2026-01-01,5', 'b,2026-01-02'], 'Row 3'],
  ])('refuses %s in words', async (name, lines, words) => {
    const { code, told } = await callCommandLine('clv', 'predict', write(name, lines));
    expect(code).toBeGreaterThan(0);
    expect(told).toContain(words);
  });

  it.each([
    [['clv', 'fit', 'nowhere.csv', '--model', 'bgnbd'], 'there is no such file'],
    [['clv', 'fit', 'nowhere.csv'], '--model is missing'],
    [['clv', 'fit', 'nowhere.csv', '--model', 'magic'], 'choose one of bgnbd'],
    [['clv', 'predict', 'nowhere.csv', '--weeks', '0'], 'from 1 to'],
  ])('does not understand %j', async (words, told) => {
    const answer = await callCommandLine(...words);
    expect(answer).toMatchObject({ code: 2 });
    expect(answer.told).toContain(told);
  });
});

describe.runIf(fs.existsSync(CDNOW))('the CDNOW sample from the command line', () => {
  it('gives the published estimates and the holdout', async () => {
    type Fit = {
      parameters: Record<string, number>;
      logLikelihood: number;
      holdout: Record<string, unknown>;
    };
    const fitted = (model: string) =>
      ask<Fit>('clv', 'fit', CDNOW, '--model', model, '--calibration-end', '1997-09-30');
    const bgnbd = await fitted('bgnbd');
    expect(bgnbd.parameters.r).toBeCloseTo(0.243, 3);
    expect(bgnbd.logLikelihood).toBeCloseTo(-9582.43, 2);
    expect(bgnbd.holdout).toMatchObject({ weeks: 39, actual: 1882, beatsPlain: true });
    expect((await fitted('gamma-gamma')).parameters.q).toBeCloseTo(3.744, 3);
  });
});
