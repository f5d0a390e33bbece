import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openPlanning, type PlanningShop } from '#domains/planning/testing/open-planning.ts';
import { readPeriod, writePeriod } from './forecast-period.ts';
import { callCommandLine } from './testing/call-command-line.ts';

let shop: PlanningShop;
let folder: string;

beforeAll(async () => {
  shop = await openPlanning();
  // The command line goes by the clock on the wall.
  const until = new Date();
  await shop.addSeller({
    sku: 'CUP',
    weeks: Array.from({ length: 40 }, (_, week) => 9 + (week % 3)),
    left: 3,
    until,
  });
  vi.stubEnv('DATABASE_URL', shop.url);
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pishkhan-forecast-'));
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await shop.close();
  fs.rmSync(folder, { recursive: true });
});

function write(name: string, lines: string[]): string {
  const file = path.join(folder, name);
  const text = `${lines.join('\n')}\n`;
  fs.writeFileSync(file, name.endsWith('.gz') ? gzipSync(text) : text);
  return file;
}

describe('forecast from the command line', () => {
  it('reads packed files, digits of any script and rows in any order, and fills gaps with zero', async () => {
    const months = [
      '2025-11',
      '2026-01',
      '2025-12',
      '2025-10',
      '2025-09',
      '2025-08',
      '2025-07',
      '2025-06',
      '2025-03',
    ];
    const file = write('demand.csv.gz', [
      'کالا;ماه;تعداد',
      ...months.map((month) => `کاسه;${month};۱۲`),
      'قوری;2026-01;۳',
    ]);
    const { code, out } = await callCommandLine('forecast', file, '--horizon', '2', '--json');
    expect(code).toBe(0);
    const { season, series } = JSON.parse(out) as { season: number; series: Record<string, unknown>[] };
    expect(season).toBe(12);
    expect(series).toMatchObject([
      { series: 'کاسه', periods: 11, gapsFilled: 2, isEnough: true, isSeasonUnseen: true },
      {
        series: 'قوری',
        periods: 1,
        isEnough: false,
        method: 'mean',
        forecast: [{ period: '2026-02', mean: 3, low: null }, {}],
      },
    ]);
  });

  it('follows the method and the columns that are named', async () => {
    const lines = Array.from({ length: 12 }, (_, index) => `${index + 1},x,${index * 2}.5,7`);
    const file = write('plain.csv', ['t,id,sold,price', ...lines]);
    const words = [
      'forecast',
      file,
      '--horizon',
      '1',
      '--method',
      'drift',
      '--value',
      'sold',
      '--period',
      't',
    ];
    const { out } = await callCommandLine(...words, '--series', 'id', '--json');
    expect(JSON.parse(out)).toMatchObject({
      series: [{ series: 'x', method: 'drift', forecast: [{ period: '13', mean: 24.5 }] }],
    });
    expect((await callCommandLine(...words)).out).toContain('smallest RMSE of the past: drift 0');
  });

  it.each([
    ['twice.csv', ['s,t,v', 'a,2026-01,1', 'a,2026-01,2'], 'a has one of its periods twice'],
    [
      'word.csv',
      ['s,t,v', 'a,2026-01,1', 'a,2026-02,many'],
      'A column of periods and one of numbers are wanted',
    ],
    ['dates.csv', ['s,t,v', 'a,03/04/2026,1', 'a,05/04/2026,2'], 'can be read in two ways; write them as'],
    ['signs.csv', ['s;t;v', 'a;2026-01;1.234', 'a;2026-02;2.500'], 'say --decimal'],
    ['mixed.csv', ['s,t,v', 'a,2026-01,1', 'a,2026Q1,2'], 'Periods are of two kinds: month and quarter'],
  ])('refuses %s in words', async (name, lines, words) => {
    const { code, told } = await callCommandLine('forecast', write(name, lines), '--horizon', '3');
    expect(code).toBeGreaterThan(0);
    expect(told).toContain(words);
  });

  it.each([
    [['forecast', 'nowhere.csv', '--horizon', '3'], 'there is no such file'],
    [['forecast', 'nowhere.csv'], '--horizon is missing'],
    [['forecast', 'nowhere.csv', '--horizon', '0'], 'a whole number from 1'],
    [['forecast', 'nowhere.csv', '--horizon', '3', '--method', 'magic'], 'choose one of naive'],
    [['reorder', '--location', 'MOON'], 'there is no location with this code'],
  ])('does not understand %j', async (words, told) => {
    const answer = await callCommandLine(...words);
    expect(answer).toMatchObject({ code: 2 });
    expect(answer.told).toContain(told);
  });
});

describe('names of periods', () => {
  it.each(['2026-03', '2026Q4', '2026-W01', '2020-W53', '2021-W01', '1999', '17'])(
    '%s is read and written',
    (text) => {
      expect(writePeriod(readPeriod(text, null)!)).toBe(text);
    },
  );

  it('follow one another over the end of a year', () => {
    const next = (text: string) => {
      const period = readPeriod(text, { order: 'yearFirst', calendar: 'gregorian' })!;
      return writePeriod({ ...period, at: period.at + 1 });
    };
    expect(['2025-12', '2025Q4', '2020-W53', '2024-12-31', '202512'].map(next)).toEqual([
      '2026-01',
      '2026Q1',
      '2021-W01',
      '2025-01-01',
      '2026-01',
    ]);
  });
});

describe('reorder from the command line', () => {
  it('forecasts first where nothing was, and says what to order and why', async () => {
    const { code, out } = await callCommandLine('reorder', '--location', 'NORTH', '--json');
    expect(code).toBe(0);
    const { rows } = JSON.parse(out) as { rows: Record<string, number>[] };
    expect(rows).toMatchObject([
      { sku: 'CUP', location: 'NORTH', available: 3, incoming: 0, isEnough: true },
    ]);
    const [row] = rows;
    expect(row!.quantity).toBe(row!.reorderPoint! + row!.lot! - 3);
    expect((await callCommandLine('reorder', '--location', 'SOUTH')).out).toBe('Nothing is to be ordered.');
    expect((await callCommandLine('reorder')).out).toContain(`order ${row!.quantity}`);
  });
});
