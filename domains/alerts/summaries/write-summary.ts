import type { MetricKey } from '#domains/analytics/board/metric-definitions.ts';
import { holdAgainst } from '#domains/analytics/statement/hold-against.ts';
import type { Statement } from '#domains/analytics/statement/statement.ts';
import type { StatementLine } from '#domains/analytics/statement/statement-lines.ts';
import { formatBusinessDate } from '#lib/format/format-date.ts';
import { formatChange, formatNumber } from '#lib/format/format-number.ts';
import type { Letter } from '#lib/mail/send-mail.ts';
import { frameLetter, type LetterPart, type LetterRow } from '../letters/frame-letter.ts';
import type { Reader } from '../letters/reader.ts';
import { sayAlert } from '../letters/say-alert.ts';
import { nameMetric, sayMetric } from '../letters/say-metric.ts';
import { fillWords, isolate, LETTER_WORDS } from '../letters/words.ts';
import type { Summary } from './gather-summary.ts';

const FIGURES = ['orders', 'net', 'cm2', 'cm2Rate'] as const satisfies readonly MetricKey[];
const MOST_ALERTS = 10;

/** The letter of a summary in its reader's language, calendar and digits; every figure stands in it. `offToken` ends them. */
export function writeSummary(
  summary: Summary,
  reader: Reader,
  to: { email: string; offToken: string },
): Letter {
  const { locale } = reader.prefs;
  const { summary: words } = LETTER_WORDS[locale].alerts;
  const { kind, period } = summary;
  const days = sayDays(period, reader);
  const values = { business: isolate(summary.businessName), days };
  return frameLetter({
    to: to.email,
    locale,
    subject: fillWords(words.subject[kind], values),
    lead: fillWords(words.lead[kind], values),
    parts: [
      figuresPart(summary, reader),
      channelsPart(summary, reader),
      statementPart(summary, reader),
      monthOfChannelsPart(summary, reader),
      alertsPart(summary, reader),
      workPart(summary, reader),
    ].filter(({ rows }) => rows.length > 0),
    link: linkOf(summary, words),
    reason: words.reason,
    off: {
      text: words.off,
      path: `/summaries/${to.offToken}`,
      postPath: `/summaries/${to.offToken}/one-click`,
    },
  });
}

function sayDays({ from, to }: Summary['period'], { prefs }: Reader): string {
  const first = formatBusinessDate(from, prefs);
  return from === to ? first : `${first} – ${formatBusinessDate(to, prefs)}`;
}

function linkOf({ kind, period, total, statement }: Summary, words: { open: string; openStatement: string }) {
  const days = `from=${period.from}&to=${period.to}`;
  if (statement) return { text: words.openStatement, path: `/channels/statement?${days}` };
  if (kind !== 'monthly' && total) return { text: words.open, path: `/channels?${days}` };
  return undefined;
}

function figuresPart({ total, missingCosts }: Summary, reader: Reader): LetterPart {
  const { summary: words } = LETTER_WORDS[reader.prefs.locale].alerts;
  const rows = total
    ? FIGURES.filter((key) => key in total.now).map((key) => figureRow(key, total, reader))
    : [];
  const missing =
    missingCosts === null || missingCosts === 0
      ? []
      : [
          {
            label: words.missing,
            value: formatNumber(missingCosts, reader.prefs),
            path: '/channels/costs',
          },
        ];
  return { title: words.part.figures, rows: [...rows, ...missing] };
}

type Values = Partial<Record<MetricKey, number | null>>;

function figureRow(
  key: MetricKey,
  { now, before }: { now: Values; before: Values | null },
  reader: Reader,
): LetterRow {
  const { summary: words } = LETTER_WORDS[reader.prefs.locale].alerts;
  const value = now[key];
  const was = before?.[key];
  return {
    label: nameMetric(key, reader),
    value: typeof value === 'number' ? sayMetric(key, value, reader) : words.unknown,
    ...(typeof was === 'number' ? { note: sayBefore(value, was, sayMetric(key, was, reader), reader) } : {}),
  };
}

/** The change in percent where it means something: from more than nothing, and of what is no share itself. */
function sayBefore(value: number | null | undefined, was: number, said: string, { prefs }: Reader): string {
  const { summary: words } = LETTER_WORDS[prefs.locale].alerts;
  if (typeof value !== 'number' || was <= 0 || (was <= 1 && !Number.isInteger(was)))
    return fillWords(words.before, { value: isolate(said) });
  return fillWords(words.change, {
    change: isolate(formatChange((value - was) / was, 'percent', prefs)),
    value: isolate(said),
  });
}

function channelsPart({ channels }: Summary, reader: Reader): LetterPart {
  const { summary: words } = LETTER_WORDS[reader.prefs.locale].alerts;
  const rows = channels.map(({ name, now }, at): LetterRow => {
    const channel = isolate(name);
    const last = channels.length - 1;
    const label =
      at === 0 && last > 0
        ? fillWords(words.best, { channel })
        : at === last && last > 0
          ? fillWords(words.worst, { channel })
          : channel;
    const said = (key: MetricKey) => {
      const value = now[key];
      return typeof value === 'number'
        ? [`${nameMetric(key, reader)}: ${sayMetric(key, value, reader)}`]
        : [];
    };
    return {
      label,
      value: sayMetric('net', now.net ?? 0, reader),
      note: [...said('orders'), ...said('cm2')].join(' · '),
    };
  });
  return { title: words.part.channels, rows };
}

function statementPart({ statement, budgeted }: Summary, reader: Reader): LetterPart {
  const { summary: words } = LETTER_WORDS[reader.prefs.locale].alerts;
  if (!statement) return { title: '', rows: [] };
  const { now, against } = statement.total;
  return {
    title: words.part.statement,
    rows: statement.lines.map((line) => {
      const row = figureRow(line, { now, before: against }, reader);
      const notes = [row.note, sayBudget(budgeted, { part: budgeted?.total, line }, reader)].filter(Boolean);
      return notes.length > 0 ? { ...row, note: notes.join(' · ') } : row;
    }),
  };
}

/** What the month left in each channel: the last line of the statement that the reader may see, beside net sales. */
function monthOfChannelsPart({ statement, budgeted }: Summary, reader: Reader): LetterPart {
  const { summary: words } = LETTER_WORDS[reader.prefs.locale].alerts;
  const last = statement?.lines.at(-1);
  if (!statement || !last) return { title: '', rows: [] };
  const rows = statement.columns.map(({ key, name, now }): LetterRow => {
    const part = budgeted?.columns.find((column) => column.key === key);
    const net = `${nameMetric('net', reader)}: ${isolate(sayMetric('net', now.net ?? 0, reader))}`;
    const notes = [last === 'net' ? undefined : net, sayBudget(budgeted, { part, line: last }, reader)];
    const note = notes.filter(Boolean).join(' · ');
    return {
      label: name === null ? words.otherChannels : isolate(name),
      value: sayMetric(last, now[last] ?? 0, reader),
      ...(note === '' ? {} : { note }),
    };
  });
  return { title: `${words.part.channels} · ${nameMetric(last, reader)}`, rows };
}

type Budgeted = { part: Parameters<typeof holdAgainst>[1] | undefined; line: StatementLine };

/** The budget of a line and how far the month is from it, or that it has none; nothing of lines that never have one. */
function sayBudget(budgeted: Statement | null, { part, line }: Budgeted, reader: Reader): string | undefined {
  if (!budgeted || !part) return undefined;
  const { summary: words } = LETTER_WORDS[reader.prefs.locale].alerts;
  const { wasMinor, share, why } = holdAgainst(budgeted, part, line);
  if (wasMinor === null) return why === 'none' ? words.noBudget : undefined;
  const value = isolate(sayMetric(line, wasMinor, reader));
  if (share === null) return fillWords(words.budget, { value });
  const change = isolate(formatChange(share, 'percent', reader.prefs));
  return fillWords(words.budgetChange, { value, change });
}

function alertsPart({ alerts }: Summary, reader: Reader): LetterPart {
  const { summary: words } = LETTER_WORDS[reader.prefs.locale].alerts;
  const rows = alerts
    .slice(0, MOST_ALERTS)
    .map((alert) => ({ label: sayAlert(alert, reader), path: alert.href }));
  return { title: words.part.alerts, rows };
}

function workPart({ work }: Summary, reader: Reader): LetterPart {
  const { alerts, today } = LETTER_WORDS[reader.prefs.locale];
  const rows = work.map(({ key, count, href }) => ({
    label: today.kind[key].name,
    value: formatNumber(count, reader.prefs),
    path: href,
  }));
  return { title: alerts.summary.part.work, rows };
}
