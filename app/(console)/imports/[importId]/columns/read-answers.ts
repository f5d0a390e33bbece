import type { Mapping, Question, Reading } from '#domains/imports/mapping.ts';

/** What a form says of an import: the columns by header, the answers by place of their question, and choices. */
export type Answers = {
  fieldByHeader: Readonly<Record<string, string>>;
  answers: readonly { question: Question; value: string }[];
  changed: Partial<Reading>;
  amountsIn: string;
  stock: Mapping['stock'];
  payment: Mapping['payment'];
};

/** The fields that were given to two columns. */
export function findDoubles(fieldByHeader: Answers['fieldByHeader']): string[] {
  const used = Object.values(fieldByHeader).filter((field) => field !== '');
  return [...new Set(used.filter((field, place) => used.indexOf(field) !== place))];
}

/** The needed fields that neither a column nor a constant fills; a name may also come in its parts. */
export function findMissing(
  fields: readonly { key: string; isRequired: boolean }[],
  filled: { fieldByHeader: Answers['fieldByHeader']; constants: Mapping['constants'] },
): string[] {
  const used = new Set([...Object.values(filled.fieldByHeader), ...Object.keys(filled.constants)]);
  const isFilled = (key: string) =>
    used.has(key) || (key === 'name' && (used.has('givenName') || used.has('surname')));
  return fields.filter(({ key, isRequired }) => isRequired && !isFilled(key)).map(({ key }) => key);
}

/** Mapping and reading as the answers make them; what was not asked and not changed stays as it was. */
export function readAnswers(
  before: Mapping,
  { fieldByHeader, answers, changed, amountsIn, stock, payment }: Answers,
): { mapping: Mapping; reading: Partial<Reading> } {
  const columns = Object.fromEntries(
    Object.entries(fieldByHeader).flatMap(([header, field]) => (field === '' ? [] : [[field, header]])),
  );
  const mapping: Mapping = { ...before, columns, stock, payment };
  if (amountsIn === '') delete mapping.amountsIn;
  else mapping.amountsIn = amountsIn;
  const reading: Partial<Reading> = { ...changed };
  for (const { question, value } of answers) {
    if (value === '') continue;
    if (question.key === 'amountsIn' || question.key === 'fileCurrency') mapping.amountsIn = value;
    if (question.key === 'encoding') reading.encoding = value;
    if (question.key === 'decimalSign') reading.decimalSign = value === ',' ? ',' : '.';
    if (question.key === 'dateOrder') reading.dateOrder = value === 'monthFirst' ? 'monthFirst' : 'dayFirst';
    if (question.key === 'shortYear') reading.shortYearBase = Number(value);
  }
  return { mapping, reading };
}
