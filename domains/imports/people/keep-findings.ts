import type { Reader } from '#db/client.ts';
import { getBusiness } from '#domains/settings/get-business.ts';
import { maskCardsIn } from '#lib/text/mask-cards-in.ts';
import { type ImportKind, TELLS_OF_PEOPLE } from '../fields.ts';
import type { Detection } from '../files/detect-file.ts';
import type { Mapping, Question } from '../mapping.ts';
import { forgetErased } from './forget-erased.ts';
import { nationalHider, showHidden } from './hide-national-ids.ts';

const ROWS_TO_JUDGE_BY = 3;

/**
 * What the screen shows of a file before its rows are read; card numbers are masked. Of a file about people no national
 * number stands in it, and nothing of who was erased.
 */
export async function keepFindings(
  db: Reader,
  file: { kind: ImportKind; mapping: Mapping },
  { detection, questions }: { detection: Detection; questions: readonly Question[] },
): Promise<Record<string, unknown>> {
  const { headers, sheets } = detection;
  if (!TELLS_OF_PEOPLE.has(file.kind)) {
    const { columns, sampleRows } = detection;
    return { headers, ...maskCardsIn({ columns, sampleRows, sheets, questions }) };
  }
  const { country: homeCountry } = await getBusiness(db);
  const hide = nationalHider({ ...file, headers, homeCountry });
  const hidden = detection.sampleRows.map((cells) => ({ cells: hide(cells) }));
  const rows = await forgetErased(db, hidden, { ...file, headers });
  const sampleRows = rows.map(({ cells }) => cells.map(showHidden));
  // A column's own samples reach further down the file than the rows that were looked at here.
  const columns = detection.columns.map((column, at) => ({
    ...column,
    samples: distinct(sampleRows.map((cells) => cells[at] ?? '')).slice(0, column.samples.length),
  }));
  const shown = questions.map((question) =>
    question.key === 'encoding'
      ? { ...question, evidence: sampleRows.slice(0, ROWS_TO_JUDGE_BY).map((cells) => cells.join(' | ')) }
      : question,
  );
  return { headers, ...maskCardsIn({ columns, sampleRows, sheets, questions: shown }) };
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts.filter((text) => text.trim() !== ''))];
}
