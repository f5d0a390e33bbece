const TAG = /<\/?[a-z][^<>]{0,2000}>/i;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** A text as shops keep descriptions: what has tags stays as it is, plain text is escaped and gets its paragraphs. */
export function htmlOf(text: string): string {
  if (TAG.test(text)) return text;
  return text
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => {
      const escaped = paragraph.trim().replace(/[&<>]/g, (sign) => ENTITIES[sign] ?? sign);
      return `<p>${escaped.replaceAll('\n', '<br>')}</p>`;
    })
    .join('');
}
