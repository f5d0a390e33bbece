import { directionOf, isLocale, type Locale } from '#lib/format/prefs.ts';
import { publicUrl } from '#lib/mail/public-url.ts';
import type { Letter } from '#lib/mail/send-mail.ts';
import ar from '#messages/ar/auth.json' with { type: 'json' };
import bg from '#messages/bg/auth.json' with { type: 'json' };
import en from '#messages/en/auth.json' with { type: 'json' };
import fa from '#messages/fa/auth.json' with { type: 'json' };

type Business = { name: string; locale: Locale };
type Words = { subject: string; text: string; button: string; ignore: string };

const WORDS = { fa, ar, bg, en };

/** The letter with a link that signs its reader in, in the reader's language. */
export function writeSignInLink(facts: {
  to: string;
  token: string;
  name: string;
  locale: unknown;
  business: Business;
}): Letter {
  const locale =
    typeof facts.locale === 'string' && isLocale(facts.locale) ? facts.locale : facts.business.locale;
  return write(WORDS[locale].mail.link, {
    locale,
    to: facts.to,
    url: publicUrl(`/sign-in/link?token=${facts.token}`),
    values: { name: facts.name, business: facts.business.name },
  });
}

/** The letter that invites somebody to the team, in the language of the business. */
export function writeInvitation(facts: {
  to: string;
  token: string;
  inviter: string;
  business: Business;
}): Letter {
  const { locale } = facts.business;
  return write(WORDS[locale].mail.invitation, {
    locale,
    to: facts.to,
    url: publicUrl(`/invitation/${facts.token}`),
    values: { name: facts.inviter, business: facts.business.name },
  });
}

type Frame = { locale: Locale; to: string; url: string; values: Record<string, string> };

function write(words: Words, { locale, to, url, values }: Frame): Letter {
  const said = (text: string) => fill(text, values);
  const direction = directionOf(locale);
  const html = [
    `<!doctype html><html lang="${locale}" dir="${direction}"><meta charset="utf-8">`,
    '<body style="font-family:sans-serif;font-size:16px;line-height:1.6;color:#15181c;padding:24px">',
    `<p>${escapeHtml(said(words.text))}</p>`,
    `<p><a href="${escapeHtml(url)}" style="display:inline-block;padding:10px 16px;border-radius:6px;`,
    `background:#2456c8;color:#ffffff;text-decoration:none">${escapeHtml(words.button)}</a></p>`,
    `<p style="color:#565e67;font-size:14px">${escapeHtml(said(words.ignore))}</p></body></html>`,
  ].join('');
  // A header is one line: a name with a line break in it must not start another header.
  const subject = said(words.subject).replace(/\s+/g, ' ');
  return { to, subject, text: `${said(words.text)}\n\n${url}\n\n${said(words.ignore)}\n`, html };
}

function fill(text: string, values: Record<string, string>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
}
