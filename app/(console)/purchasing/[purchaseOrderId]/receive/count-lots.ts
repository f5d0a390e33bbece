import { readPrintedDay } from '#lib/read-printed-day.ts';
import { readNumbers } from '../../../inventory/_lots/read-numbers.ts';
import type { AwaitedLine, Counted } from './count-delivery.ts';

/** A lot of a line as it was typed, and the units counted of it. */
export type Batch = { code: string; expires: string; good: number; damaged: number };

/** One line of a receipt as the command takes it, without its line's id. */
export type Part = {
  good: number;
  damaged: number;
  lot?: string;
  expiresOn?: string | null;
  serials?: string[];
};

/** Whether a line's good units are told by their numbers when they come. */
export function asksNumbers(line: Pick<AwaitedLine, 'tracking' | 'serialAt'>): boolean {
  return line.tracking === 'serial' && line.serialAt === 'receipt';
}

/** The units of the lot that is being counted: all but those of the lots before it. Pure. */
export function unitsOfLot(counted: Counted): { good: number; damaged: number } {
  const before = counted.batches ?? [];
  return {
    good: counted.good - before.reduce((sum, batch) => sum + batch.good, 0),
    damaged: counted.damaged - before.reduce((sum, batch) => sum + batch.damaged, 0),
  };
}

/** The lot that was being counted is done; the next one begins. Pure. */
export function nextLot(counted: Counted): Counted {
  const { code = '', expires = '' } = counted.lot ?? {};
  const batch = { code: code.trim(), expires: expires.trim(), ...unitsOfLot(counted) };
  return { ...counted, batches: [...(counted.batches ?? []), batch], lot: { code: '', expires: '' } };
}

/** The line without one of the lots that were counted. Pure. */
export function withoutBatch(counted: Counted, batch: Batch): Counted {
  return {
    ...counted,
    good: counted.good - batch.good,
    damaged: counted.damaged - batch.damaged,
    batches: (counted.batches ?? []).filter((one) => one !== batch),
  };
}

/** The line with these numbers: each is one good unit. Pure. */
export function withNumbers(counted: Counted, numbers: string): Counted {
  return { ...counted, numbers, good: readNumbers(numbers).length };
}

/** What a count lacks before it can be sent: the lot, a readable expiry. Pure. */
export function lackOf(line: AwaitedLine, counted: Counted): 'needLot' | 'wrongDay' | null {
  if (line.tracking !== 'lot') return null;
  const { good, damaged } = unitsOfLot(counted);
  const { code = '', expires = '' } = counted.lot ?? {};
  if (good + damaged > 0 && code.trim() === '') return 'needLot';
  return expires.trim() !== '' && readPrintedDay(expires) === null ? 'wrongDay' : null;
}

/** The units of a line as a receipt takes them: lot by lot, or with their numbers. Pure. */
export function partsOf(line: AwaitedLine, counted: Counted): Part[] {
  const { good, damaged } = counted;
  if (asksNumbers(line)) return [{ good, damaged, serials: readNumbers(counted.numbers ?? '') }];
  if (line.tracking !== 'lot') return [{ good, damaged }];
  return (nextLot(counted).batches ?? [])
    .filter((batch) => batch.good + batch.damaged > 0)
    .map((batch) => {
      const expiresOn = readPrintedDay(batch.expires);
      const units = { good: batch.good, damaged: batch.damaged, lot: batch.code };
      // An expiry that nobody typed is not "never": the books may know it of an earlier delivery.
      return expiresOn ? { ...units, expiresOn } : units;
    });
}
