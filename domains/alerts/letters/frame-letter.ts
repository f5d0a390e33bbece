import { directionOf, type Locale } from '#lib/format/prefs.ts';
import { publicUrl } from '#lib/mail/public-url.ts';
import type { Letter } from '#lib/mail/send-mail.ts';

/** One line: a name, its figure, and what is said beside it. `path` is a page of ours. */
export type LetterRow = { label: string; value?: string; note?: string; path?: string };

/** A part of a letter under a heading of its own. */
export type LetterPart = { title: string; rows: readonly LetterRow[] };

/** A letter before it is set: plain texts only. */
export type Draft = {
  to: string;
  locale: Locale;
  subject: string;
  lead: string;
  parts: readonly LetterPart[];
  /** One way on, as a button. */
  link?: { text: string; path: string };
  /** Why it came. */
  reason: string;
  /** Ends such letters: the words of the link, the page, and the address that a mail program posts to. */
  off?: { text: string; path: string; postPath: string };
};

const BODY =
  'font-family:sans-serif;font-size:16px;line-height:1.6;color:#15181c;background:#ffffff;padding:24px;max-width:640px';
const CELL = 'padding:4px 0;border-bottom:1px solid #e3e6ea;vertical-align:top';

/** Sets a letter as HTML and as plain text that says the same; every text of others is escaped. */
export function frameLetter(draft: Draft): Letter {
  const { to, off } = draft;
  return {
    to,
    // A header is one line: a name with a line break in it must not start another header.
    subject: draft.subject.replace(/\s+/g, ' '),
    text: writeText(draft),
    html: writeHtml(draft),
    ...(off ? { unsubscribeUrl: publicUrl(off.postPath) } : {}),
  };
}

function writeText({ lead, parts, link, reason, off }: Draft): string {
  const said = parts.map(({ title, rows }) => [title, ...rows.map(textOfRow)].join('\n'));
  const ways = [
    ...(link ? [`${link.text}: ${publicUrl(link.path)}`] : []),
    reason,
    ...(off ? [`${off.text}: ${publicUrl(off.path)}`] : []),
  ];
  return `${[lead, ...said, ways.join('\n')].join('\n\n')}\n`;
}

function textOfRow({ label, value, note, path }: LetterRow): string {
  const figure = value === undefined ? label : `${label}: ${value}`;
  return `- ${figure}${note ? ` (${note})` : ''}${path ? ` ${publicUrl(path)}` : ''}`;
}

function writeHtml({ locale, lead, parts, link, reason, off }: Draft): string {
  const direction = directionOf(locale);
  const quiet = 'color:#565e67;font-size:14px';
  return [
    `<!doctype html><html lang="${locale}" dir="${direction}"><meta charset="utf-8">`,
    `<body dir="${direction}" style="${BODY}"><p>${escapeHtml(lead)}</p>`,
    ...parts.map(({ title, rows }) =>
      [
        `<h2 style="font-size:16px;margin:20px 0 4px">${escapeHtml(title)}</h2>`,
        `<table role="presentation" dir="${direction}" style="border-collapse:collapse;width:100%">`,
        ...rows.map(htmlOfRow),
        '</table>',
      ].join(''),
    ),
    link
      ? `<p><a href="${escapeHtml(publicUrl(link.path))}" style="display:inline-block;padding:10px 16px;border-radius:6px;background:#2456c8;color:#ffffff;text-decoration:none">${escapeHtml(link.text)}</a></p>`
      : '',
    `<p style="${quiet}">${escapeHtml(reason)}`,
    off ? ` <a href="${escapeHtml(publicUrl(off.path))}" style="${quiet}">${escapeHtml(off.text)}</a>` : '',
    '</p></body></html>',
  ].join('');
}

function htmlOfRow({ label, value, note, path }: LetterRow): string {
  // A sentence takes the letter's direction although it may begin with a name of another script.
  const name = value === undefined ? escapeHtml(label) : `<bdi>${escapeHtml(label)}</bdi>`;
  const first = path ? `<a href="${escapeHtml(publicUrl(path))}" style="color:#2456c8">${name}</a>` : name;
  if (value === undefined) return `<tr><td colspan="2" style="${CELL}">${first}</td></tr>`;
  // What is said beside it is a sentence of ours: it takes the letter's direction although it may begin with "+44%".
  const beside = note ? `<br><span style="color:#565e67;font-size:14px">${escapeHtml(note)}</span>` : '';
  return `<tr><td style="${CELL}">${first}</td><td style="${CELL};text-align:end"><bdi>${escapeHtml(value)}</bdi>${beside}</td></tr>`;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
}
