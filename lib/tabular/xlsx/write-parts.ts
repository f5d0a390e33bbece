import type { ExportColumn } from '../export-column.ts';

/** How a sheet is shown when it is opened. */
export type SheetShape = { name: string; columns: readonly ExportColumn[]; isRightToLeft: boolean };

/** Cell styles that every workbook of ours has; number formats with decimals follow from `FIRST_DECIMALS`. */
export const STYLE = { general: 0, header: 1, text: 2, date: 3, dateTime: 4 } as const;

const FIRST_DECIMALS = 5;
const MAX_DECIMALS = 10;
const FIRST_OWN_FORMAT = 164;
const SHEET_NAME_LENGTH = 31;
const DEFAULT_WIDTH = 16;
const MAX_WIDTH = 255;
const HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const KINDS = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
/** Control letters, halves of letters and what would look like an escape of ours. */
const NOT_IN_XML = /(?![\t\n])\p{Cc}|\p{Cs}|[\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)/gu;
const MARKUP: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** The style number of a number column. */
export function decimalsStyle(decimals: number | undefined): number {
  return decimals === undefined
    ? STYLE.general
    : FIRST_DECIMALS + Math.min(Math.max(decimals, 0), MAX_DECIMALS);
}

/** Text as XML content or attribute; letters that XML cannot hold are written the way spreadsheets do (`_x0007_`). */
export function escapeXml(text: string): string {
  const written = text.replace(
    NOT_IN_XML,
    (letter) => `_x${letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
  );
  return written.replace(/[&<>"]/g, (letter) => MARKUP[letter] ?? letter);
}

/** Everything of a workbook but its rows: part name and XML. */
export function writeStaticParts(name: string): [string, string][] {
  const sheet = escapeXml(toSheetName(name));
  return [
    [
      '[Content_Types].xml',
      `${HEADER}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${KINDS}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${KINDS}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${KINDS}.styles+xml"/></Types>`,
    ],
    ['_rels/.rels', writeRelations([['officeDocument', 'xl/workbook.xml']])],
    [
      'xl/_rels/workbook.xml.rels',
      writeRelations([
        ['worksheet', 'worksheets/sheet1.xml'],
        ['styles', 'styles.xml'],
      ]),
    ],
    [
      'xl/workbook.xml',
      `${HEADER}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="${sheet}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ],
    ['xl/styles.xml', writeStyles()],
  ];
}

/** The start of a sheet up to its first row: direction, frozen header, column widths. */
export function writeSheetStart({ columns, isRightToLeft }: SheetShape): string {
  const direction = isRightToLeft ? ' rightToLeft="1"' : '';
  const widths = columns.map(
    ({ width }, index) =>
      `<col min="${index + 1}" max="${index + 1}" width="${Math.min(width ?? DEFAULT_WIDTH, MAX_WIDTH)}" customWidth="1"/>`,
  );
  const cols = widths.length === 0 ? '' : `<cols>${widths.join('')}</cols>`;
  return `${HEADER}<worksheet xmlns="${MAIN}"><sheetViews><sheetView${direction} workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>${cols}<sheetData>`;
}

/** The end of a sheet after its last row. */
export const SHEET_END = '</sheetData></worksheet>';

function writeRelations(targets: [string, string][]): string {
  const items = targets.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${RELATIONS}/${type}" Target="${target}"/>`,
  );
  return `${HEADER}<Relationships xmlns="${PACKAGE}/relationships">${items.join('')}</Relationships>`;
}

function writeStyles(): string {
  const decimals = Array.from({ length: MAX_DECIMALS + 1 }, (_, places) =>
    places === 0 ? '0' : `0.${'0'.repeat(places)}`,
  );
  const codes = ['yyyy\\-mm\\-dd', 'yyyy\\-mm\\-dd\\ hh:mm:ss', ...decimals];
  const formats = codes.map(
    (code, index) => `<numFmt numFmtId="${FIRST_OWN_FORMAT + index}" formatCode="${code}"/>`,
  );
  const own = codes.map(
    (_, index) =>
      `<xf numFmtId="${FIRST_OWN_FORMAT + index}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`,
  );
  const plain = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>';
  const header =
    '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>';
  const text = '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>';
  const xfs = [plain, header, text, ...own];
  return `${HEADER}<styleSheet xmlns="${MAIN}"><numFmts count="${formats.length}">${formats.join('')}</numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1">${plain.replace(' xfId="0"', '')}</cellStyleXfs><cellXfs count="${xfs.length}">${xfs.join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
}

function toSheetName(name: string): string {
  const allowed = name
    .replace(/[[\]:*?/\\]/g, ' ')
    .replace(/^'+|'+$/g, '')
    .trim();
  return [...allowed].slice(0, SHEET_NAME_LENGTH).join('').slice(0, SHEET_NAME_LENGTH) || 'Sheet1';
}
