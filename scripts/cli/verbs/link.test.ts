import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UsageError } from '../verb.ts';
import { findPersonColumns } from './link-columns.ts';
import { readPeopleFile } from './link-read.ts';

let folder: string;

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pishkhan-link-'));
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

function write(text: string): string {
  const file = path.join(folder, `${Math.abs(text.length)}.csv`);
  fs.writeFileSync(file, text);
  return file;
}

describe('a file of people', () => {
  it('has its columns recognised in Persian, and its truth kept from the matcher', async () => {
    const file = write(
      'شناسه;نام;نام خانوادگی;تلفن;ایمیل;گروه\n1;محمد;کریمی;۰۹۱۲;m@example.com;A\n2;Mohamed;Karimi;;;A\n',
    );
    const { people, truth, columns } = await readPeopleFile(file, { truth: 'گروه', columns: [] });
    expect(truth).toEqual(['A', 'A']);
    expect(Object.values(columns)).toEqual(['id', 'givenName', 'surname', 'phone', 'email']);
    expect(people[0]).toEqual({
      ...{ id: '1', givenName: 'محمد', surname: 'کریمی' },
      ...{ phones: ['۰۹۱۲'], emails: ['m@example.com'] },
    });
  });

  it('tells who is who where the rows of a person are named as Febrl names them', async () => {
    const file = write('rec_id, surname\nrec-7-org, waller\nrec-7-dup-0, waler\nrec-8-org, berry\n');
    const { truth, people } = await readPeopleFile(file, { truth: 'rec_id', columns: [] });
    expect(truth).toEqual(['rec-7', 'rec-7', 'rec-8']);
    expect(people.map(({ id }) => id)).toEqual(['row 2', 'row 3', 'row 4']);
  });

  it('may be told what a column holds', () => {
    const columns = ['phone=Line', 'surname=Clan'];
    expect([...findPersonColumns(['Line', 'Clan', 'x'], { columns, truth: null })]).toEqual([
      [0, 'phone'],
      [1, 'surname'],
    ]);
    expect(() => findPersonColumns(['x'], { columns: [], truth: null })).toThrow(UsageError);
    expect(() => findPersonColumns(['x'], { columns: ['hat=x'], truth: null })).toThrow('choose one of id');
    expect(() => findPersonColumns(['x'], { columns: ['phone=y'], truth: null })).toThrow('no column "y"');
  });

  it('is refused where nobody is in it', async () => {
    await expect(readPeopleFile(write('name\n'), { truth: undefined, columns: [] })).rejects.toThrow(
      'no rows',
    );
    await expect(readPeopleFile('nowhere.csv', { truth: undefined, columns: [] })).rejects.toThrow(
      'no such file',
    );
  });
});
