import { strToU8, zipSync } from 'fflate';

/** A workbook with the sheets of these names and rows, and a hidden one before them. */
export function makeSheets(sheets: Readonly<Record<string, readonly (readonly string[])[]>>): Buffer {
  const all = { Notes: [['Nobody reads this']], ...sheets };
  const names = Object.keys(all);
  const parts: Record<string, string> = {
    '_rels/.rels': relations([['a', 'officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `<workbook xmlns:r="r"><sheets>${names
      .map((name, at) => `<sheet name="${name}"${at === 0 ? ' state="hidden"' : ''} r:id="r${at}"/>`)
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(
      names.map((_name, at) => [`r${at}`, 'worksheet', `worksheets/${at}.xml`]),
    ),
  };
  for (const [at, rows] of Object.values(all).entries()) parts[`xl/worksheets/${at}.xml`] = writeSheet(rows);
  return Buffer.from(
    zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)]))),
  );
}

function relations(links: readonly [id: string, type: string, target: string][]): string {
  const written = links.map(
    ([id, type, target]) => `<Relationship Id="${id}" Type="http://x/${type}" Target="${target}"/>`,
  );
  return `<Relationships>${written.join('')}</Relationships>`;
}

function writeSheet(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
  return `<worksheet><sheetData>${rows.map((cells) => `<row>${cells.map(cell).join('')}</row>`).join('')}</sheetData></worksheet>`;
}
