/** The numbers in a box: one in each line, or between commas; spaces around them do not count. Pure. */
export function readNumbers(text: string): string[] {
  return text
    .split(/[\n\r\t,،;]+/)
    .map((code) => code.trim())
    .filter((code) => code !== '');
}

const FIELD = 'serials.';

/** The name of the box for a line's numbers. */
export function numbersField(lineId: string): string {
  return `${FIELD}${lineId}`;
}

/** The numbers in all boxes of a form, by line; lines without any are left out. Pure. */
export function serialsIn(form: FormData): { lineId: string; codes: string[] }[] {
  return [...form.entries()].flatMap(([name, text]) => {
    if (!name.startsWith(FIELD) || typeof text !== 'string') return [];
    const codes = readNumbers(text);
    return codes.length > 0 ? [{ lineId: name.slice(FIELD.length), codes }] : [];
  });
}
