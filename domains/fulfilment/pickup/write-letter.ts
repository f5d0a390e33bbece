import { formatDateTime } from '#lib/format/format-date.ts';
import { defaultPrefs, directionOf, type Locale } from '#lib/format/prefs.ts';
import type { Letter } from '#lib/mail/send-mail.ts';
import ar from '#messages/ar/fulfilment.json' with { type: 'json' };
import bg from '#messages/bg/fulfilment.json' with { type: 'json' };
import en from '#messages/en/fulfilment.json' with { type: 'json' };
import fa from '#messages/fa/fulfilment.json' with { type: 'json' };

const WORDS = { fa, ar, bg, en };

/** What a customer is told of goods that wait for them. */
export type PickupLetter = {
  to: string;
  businessName: string;
  locale: Locale;
  timeZone: string;
  placeName: string;
  placeCity: string;
  number: number;
  code: string;
  deadline: Date;
};

/** The e-mail that brings a customer the pick-up code, in the language of the business. */
export function writePickupLetter(facts: PickupLetter): Letter {
  const words = WORDS[facts.locale].letter;
  const prefs = defaultPrefs(facts.locale, facts.timeZone);
  const values: Record<string, string> = {
    business: facts.businessName,
    number: String(facts.number),
    code: facts.code,
    place: [facts.placeName, facts.placeCity].filter(Boolean).join(', '),
    deadline: formatDateTime(facts.deadline, prefs),
  };
  const said = (text: string) => text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
  const paragraphs = [said(words.text), said(words.until)];
  const html = [
    `<!doctype html><html lang="${facts.locale}" dir="${directionOf(facts.locale)}"><meta charset="utf-8">`,
    '<body style="font-family:sans-serif;font-size:16px;line-height:1.6;color:#15181c;padding:24px">',
    `<p>${escapeHtml(paragraphs[0]!)}</p>`,
    `<p dir="ltr" style="font-size:32px;letter-spacing:6px;font-weight:700">${facts.code}</p>`,
    `<p>${escapeHtml(paragraphs[1]!)}</p></body></html>`,
  ].join('');
  // A header is one line: a name with a line break in it must not start another header.
  const subject = said(words.subject).replace(/\s+/g, ' ');
  return { to: facts.to, subject, text: `${paragraphs[0]}\n\n${facts.code}\n\n${paragraphs[1]}\n`, html };
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
}
