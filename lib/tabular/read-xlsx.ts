import { AppError } from '#lib/errors.ts';
import { DEFAULT_LIMITS, type TableLimits, type TableRow } from './limits.ts';
import { collectRows } from './xlsx/collect-rows.ts';
import { openXlsx } from './xlsx/open-xlsx.ts';
import { readDateStyles, readSharedStrings, readWorkbook, type Sheet } from './xlsx/read-workbook.ts';
import { walkXml } from './xlsx/walk-xml.ts';

/** Which sheet to read; without a name the first one that is not hidden. */
export type XlsxOptions = { sheet?: string; limits?: Partial<TableLimits> };

/** The sheets of a workbook file (a path, or its bytes), hidden ones too. Fails as `openXlsx` does. */
export async function listSheets(file: string | Buffer): Promise<{ name: string; isHidden: boolean }[]> {
  const xlsx = await openXlsx(file);
  try {
    const { sheets } = await readWorkbook(xlsx);
    return sheets.map(({ name, isHidden }) => ({ name, isHidden }));
  } finally {
    xlsx.close();
  }
}

/**
 * The rows of one sheet; empty rows are left out but counted, short rows are filled up to the width of the first.
 * Numbers come as plain text with a point, dates as ISO text, booleans as TRUE / FALSE, formulas as their last result.
 * Fails with NOT_FOUND for an unknown sheet, TOO_LARGE beyond the limits, INVALID_INPUT for damage.
 */
export async function* readXlsx(file: string | Buffer, options: XlsxOptions = {}): AsyncGenerator<TableRow> {
  const xlsx = await openXlsx(file);
  try {
    const workbook = await readWorkbook(xlsx);
    const sheet = chooseSheet(workbook.sheets, options.sheet);
    const bytes = await xlsx.readPart(sheet.part);
    if (!bytes)
      throw new AppError(
        'INVALID_INPUT',
        `The content of the sheet "${sheet.name}" is missing. Save the workbook again and send that.`,
      );
    const collector = collectRows({
      strings: await readSharedStrings(xlsx, workbook.stringsPart),
      dateStyles: await readDateStyles(xlsx, workbook.stylesPart),
      is1904: workbook.is1904,
      limits: { ...DEFAULT_LIMITS, ...options.limits },
    });
    for await (const _ of walkXml(bytes, collector)) yield* collector.takeRows();
  } finally {
    xlsx.close();
  }
}

function chooseSheet(sheets: Sheet[], name: string | undefined): Sheet {
  const found =
    name === undefined
      ? (sheets.find(({ isHidden }) => !isHidden) ?? sheets[0])
      : sheets.find((sheet) => sheet.name === name);
  if (found) return found;
  const wanted = name === undefined ? 'any sheet' : `a sheet "${name}"`;
  throw new AppError('NOT_FOUND', `The workbook does not have ${wanted}. Choose one of its sheets.`, {
    details: { sheets: sheets.map((sheet) => sheet.name).slice(0, 50) },
  });
}
