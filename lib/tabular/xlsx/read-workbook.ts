import path from 'node:path';
import { AppError } from '#lib/errors.ts';
import type { XlsxPackage } from './open-xlsx.ts';
import { type DateShape, dateShapeOf } from './serial-date.ts';
import { readXml } from './walk-xml.ts';

/** A sheet of a workbook, in the order of its tabs. */
export type Sheet = { name: string; isHidden: boolean; part: string };

/** What the cells of every sheet refer to. */
export type Workbook = {
  sheets: Sheet[];
  stringsPart: string | null;
  stylesPart: string | null;
  is1904: boolean;
};

/** Longest total of the shared texts, in UTF-16 units; they are held in memory while a sheet is read. */
export const SHARED_CHARACTERS = 64 * 1024 * 1024;
/** Most shared texts. */
export const SHARED_STRINGS = 5_000_000;
const SHEETS = 1_000;
const STYLES = 100_000;

/** The sheets and shared parts of a workbook. INVALID_INPUT when the file holds no workbook. */
export async function readWorkbook(xlsx: XlsxPackage): Promise<Workbook> {
  const roots = await readRelations(xlsx, '');
  const main =
    [...roots.values()].find(({ type }) => type.endsWith('/officeDocument'))?.target ?? 'xl/workbook.xml';
  const part = await xlsx.readPart(main);
  if (!part)
    throw new AppError(
      'INVALID_INPUT',
      'The file is a ZIP archive but holds no workbook. Send an XLSX or CSV file.',
    );
  const relations = await readRelations(xlsx, main);
  const workbook: Workbook = { sheets: [], stringsPart: null, stylesPart: null, is1904: false };
  for (const { type, target } of relations.values()) {
    if (type.endsWith('/sharedStrings')) workbook.stringsPart = target;
    if (type.endsWith('/styles')) workbook.stylesPart = target;
  }
  await readXml(part, {
    open: (name, attributes) => {
      if (name === 'workbookPr') workbook.is1904 = isTrue(attributes.date1904);
      const target = relations.get(attributes['r:id'] ?? attributes.id ?? '')?.target;
      if (name !== 'sheet' || !target || workbook.sheets.length === SHEETS) return;
      workbook.sheets.push({
        name: attributes.name ?? '',
        isHidden: (attributes.state ?? 'visible') !== 'visible',
        part: target,
      });
    },
  });
  return workbook;
}

/** The shared texts by their number; phonetic hints are left out. TOO_LARGE beyond the limits of this file. */
export async function readSharedStrings(xlsx: XlsxPackage, part: string | null): Promise<string[]> {
  const bytes = part === null ? null : await xlsx.readPart(part);
  const strings: string[] = [];
  if (!bytes) return strings;
  let text = '';
  let total = 0;
  let isText = false;
  let phoneticDepth = 0;
  await readXml(bytes, {
    open: (name) => {
      if (name === 'si') text = '';
      if (name === 'rPh') phoneticDepth++;
      isText = name === 't' && phoneticDepth === 0;
    },
    text: (piece) => {
      if (!isText) return;
      text += piece;
      total += piece.length;
      if (total > SHARED_CHARACTERS) throw tooManyTexts();
    },
    close: (name) => {
      if (name === 'rPh') phoneticDepth--;
      if (name === 't') isText = false;
      if (name !== 'si') return;
      if (strings.length === SHARED_STRINGS) throw tooManyTexts();
      strings.push(decodeEscapes(text));
    },
  });
  return strings;
}

/** For each cell style by its number: how it shows a number as a date or time, null when it does not. */
export async function readDateStyles(xlsx: XlsxPackage, part: string | null): Promise<(DateShape | null)[]> {
  const bytes = part === null ? null : await xlsx.readPart(part);
  const formats = new Map<string, string>();
  const used: string[] = [];
  if (!bytes) return [];
  let isCellFormat = false;
  await readXml(bytes, {
    open: (name, attributes) => {
      if (name === 'cellXfs') isCellFormat = true;
      if (name === 'numFmt' && formats.size < STYLES)
        formats.set(attributes.numFmtId ?? '', attributes.formatCode ?? '');
      if (name === 'xf' && isCellFormat && used.length < STYLES) used.push(attributes.numFmtId ?? '0');
    },
    close: (name) => {
      if (name === 'cellXfs') isCellFormat = false;
    },
  });
  return used.map((id) => dateShapeOf(Number(id), formats.get(id) ?? null));
}

/** Workbooks write letters that XML cannot hold as `_x000D_`. */
export function decodeEscapes(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

type Relation = { type: string; target: string };

async function readRelations(xlsx: XlsxPackage, owner: string): Promise<Map<string, Relation>> {
  const folder = path.posix.dirname(owner);
  const bytes = await xlsx.readPart(path.posix.join(folder, '_rels', `${path.posix.basename(owner)}.rels`));
  const relations = new Map<string, Relation>();
  if (!bytes) return relations;
  await readXml(bytes, {
    open: (name, attributes) => {
      if (name !== 'Relationship' || attributes.TargetMode === 'External' || relations.size === STYLES)
        return;
      const target = attributes.Target ?? '';
      const full = target.startsWith('/') ? target.slice(1) : path.posix.join(folder, target);
      relations.set(attributes.Id ?? '', { type: attributes.Type ?? '', target: full });
    },
  });
  return relations;
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}

function tooManyTexts(): AppError {
  return new AppError(
    'TOO_LARGE',
    'The workbook holds more text than fits the memory. Save the sheet that you need as CSV and send that.',
  );
}
