import { formatBusinessDate } from '#lib/format/format-date.ts';
import { formatMoney } from '#lib/format/format-money.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import { defaultPrefs, directionOf } from '#lib/format/prefs.ts';
import type { Letter } from '#lib/mail/send-mail.ts';
import ar from '#messages/ar/purchasing.json' with { type: 'json' };
import bg from '#messages/bg/purchasing.json' with { type: 'json' };
import en from '#messages/en/purchasing.json' with { type: 'json' };
import fa from '#messages/fa/purchasing.json' with { type: 'json' };
import { worthMinor } from '../costs/average-cost.ts';
import type { PurchaseLetter } from './read-letter.ts';
import { writeBoxes } from './write-boxes.ts';

const WORDS = { fa, ar, bg, en };
const CELL = 'style="padding:6px 10px;border-bottom:1px solid #d5d9de;text-align:start"';

/** The e-mail that brings a purchase order to its supplier, in the supplier's language. */
export function writePurchaseLetter(facts: PurchaseLetter & { to: string }): Letter {
  const words = WORDS[facts.locale].letter;
  const prefs = { ...defaultPrefs(facts.locale, facts.timeZone), tomanDisplay: false };
  const money = (amountMinor: number) => formatMoney(amountMinor, facts.currency, prefs);
  const rows = facts.lines.map((line) => [
    line.supplierSku || line.sku,
    line.title,
    [formatNumber(line.quantity, prefs), inBrackets(writeBoxes(line, prefs))].join(''),
    money(worthMinor(line.unitCostMicros, 1)),
    money(worthMinor(line.unitCostMicros, line.quantity)),
  ]);
  const total = facts.lines.reduce((sum, line) => sum + worthMinor(line.unitCostMicros, line.quantity), 0);
  const place = [facts.placeName, facts.placeCity].filter(Boolean).join(', ');
  const values = {
    number: String(facts.number),
    business: facts.businessName,
    place,
    day: facts.expectedOn ? formatBusinessDate(facts.expectedOn, prefs) : '–',
    total: money(total),
  };
  const said = (text: string) => fill(text, values);
  const head = [words.code, words.goods, words.quantity, words.unitCost, words.amount];
  const closing = [said(words.deliver), said(words.sum), facts.note].filter((text) => text !== '');
  const direction = directionOf(facts.locale);
  const html = [
    `<!doctype html><html lang="${facts.locale}" dir="${direction}"><meta charset="utf-8">`,
    '<body style="font-family:sans-serif;font-size:16px;line-height:1.6;color:#15181c;padding:24px">',
    `<p>${escapeHtml(said(words.text))}</p>`,
    '<table style="border-collapse:collapse"><thead><tr>',
    ...head.map((text) => `<th ${CELL}>${escapeHtml(text)}</th>`),
    '</tr></thead><tbody>',
    ...rows.map((row) => `<tr>${row.map((text) => `<td ${CELL}>${escapeHtml(text)}</td>`).join('')}</tr>`),
    '</tbody></table>',
    ...closing.map((text) => `<p>${escapeHtml(text)}</p>`),
    '</body></html>',
  ].join('');
  const table = [head, ...rows].map((row) => row.join(' | ')).join('\n');
  // A header is one line: a name with a line break in it must not start another header.
  const subject = said(words.subject).replace(/\s+/g, ' ');
  return { to: facts.to, subject, text: `${said(words.text)}\n\n${table}\n\n${closing.join('\n')}\n`, html };
}

function inBrackets(text: string | null): string {
  return text === null ? '' : ` (${text})`;
}

function fill(text: string, values: Record<string, string>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
}
