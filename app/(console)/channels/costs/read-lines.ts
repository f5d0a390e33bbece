import type { Prefs } from '#lib/format/prefs.ts';
import { readAmount } from '../../orders/read-amount.ts';

/** A line of a bill or statement as somebody pasted it: what it names, and how much. */
export type BillLine = { name: string; amountMinor: number };

const LINE = /^(.+?)[\t;|]\s*([^\t;|]+)$|^(\S+)\s+(\S+)$/;

/**
 * Reads lines such as `1042; 3.90` or two columns of a spreadsheet. Empty lines count for nothing; a line that cannot be
 * read is named by its number, from 1.
 */
export function readLines(
  text: string,
  currency: string,
  prefs: Prefs,
): { ok: true; lines: BillLine[] } | { ok: false; line: number } {
  const lines: BillLine[] = [];
  for (const [at, raw] of text.split(/\r?\n/).entries()) {
    if (raw.trim() === '') continue;
    const [, first, amountAfter, word, amountBeside] = LINE.exec(raw.trim()) ?? [];
    const name = (first ?? word ?? '').trim();
    const amount = readAmount((amountAfter ?? amountBeside ?? '').trim(), currency, prefs);
    if (name === '' || !amount.ok) return { ok: false, line: at + 1 };
    lines.push({ name, amountMinor: amount.value });
  }
  return { ok: true, lines };
}
