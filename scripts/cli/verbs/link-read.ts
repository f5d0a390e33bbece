import fs from 'node:fs';
import type { Person } from '#domains/customers/linking/model/person.ts';
import { AppError } from '#lib/errors.ts';
import { inspectCsv } from '#lib/tabular/inspect-csv.ts';
import { readHead } from '#lib/tabular/open-bytes.ts';
import { readCsv } from '#lib/tabular/read-csv.ts';
import { UsageError } from '../verb.ts';
import { findPersonColumns, type PersonPart, requireColumn } from './link-columns.ts';

/** Febrl's files name a person and which of the rows it is in one: rec-12-org, rec-12-dup-0. */
const FEBRL_ROW = /^(rec-\d+)-(?:org|dup-\d+)$/;
const MOST_PEOPLE = 500_000;

/** The people of a file, who each truly is where the file says so, and how its columns were read. */
export type PeopleFile = { people: Person[]; truth: string[] | null; columns: Record<string, PersonPart> };

/**
 * Reads people from a delimited file, packed or not. The column of the truth is read apart and reaches no matcher.
 * @throws INVALID_INPUT for a file without people, or with more than fit into memory.
 */
export async function readPeopleFile(
  path: string,
  told: { truth: string | undefined; columns: readonly string[] },
): Promise<PeopleFile> {
  if (!fs.existsSync(path)) throw new UsageError(`FILE ${path}: there is no such file.`);
  const { delimiter, encoding, headers } = inspectCsv(await readHead(fs.createReadStream(path)), {
    hasHeader: true,
  });
  const truth = told.truth === undefined ? null : requireColumn(headers, told.truth);
  const columns = findPersonColumns(headers, { columns: told.columns, truth });
  const file: PeopleFile = {
    people: [],
    truth: truth === null ? null : [],
    columns: Object.fromEntries([...columns].map(([place, part]) => [headers[place]!, part])),
  };
  const options = { encoding: encoding.encoding, delimiter: delimiter.delimiter, quote: delimiter.quote };
  let isHeader = true;
  for await (const { rowNumber, cells } of readCsv(fs.createReadStream(path), {
    ...options,
    onProblem: 'refuse',
  })) {
    if (!isHeader) {
      file.people.push(readPerson(cells, { columns, rowNumber }));
      file.truth?.push((cells[truth!] ?? '').trim().replace(FEBRL_ROW, '$1'));
    }
    isHeader = false;
    if (file.people.length > MOST_PEOPLE)
      throw new AppError('INVALID_INPUT', `The file has more than ${MOST_PEOPLE} people; split it.`);
  }
  if (file.people.length > 0) return file;
  throw new AppError('INVALID_INPUT', 'The file has no rows below its header.');
}

function readPerson(
  cells: readonly string[],
  { columns, rowNumber }: { columns: ReadonlyMap<number, PersonPart>; rowNumber: number },
): Person {
  const single: Partial<Record<PersonPart, string>> = {};
  const phones: string[] = [];
  const emails: string[] = [];
  for (const [place, part] of columns) {
    const text = cells[place]?.trim() ?? '';
    if (text === '') continue;
    if (part === 'phone') phones.push(text);
    else if (part === 'email') emails.push(text);
    else single[part] = text;
  }
  return { id: `row ${rowNumber}`, ...single, phones, emails };
}
