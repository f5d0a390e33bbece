import type { Question } from './mapping.ts';
import type { ImportBatch, Outcome } from './read-batch.ts';
import { addExact, NOTHING, roundTogether } from './rules/exact-amount.ts';

/** What came of an import: every row of the file in exactly one class. */
export type ImportReport = {
  importId: string;
  kind: ImportBatch['kind'];
  status: ImportBatch['status'];
  isDryRun: boolean;
  rows: number;
  /**
   * Rows and net amount by outcome. Amounts are exact sums of quantity × price, rounded together (largest remainder), so
   * that they add up to `totalMinor`, the exact total rounded half up once.
   */
  outcome: { name: string; rows: number; amountMinor: number }[];
  totalMinor: number;
  /** Amounts of one import are in one currency each; several are listed side by side. */
  totals: { currency: string; keptIn: string; rows: number; amountMinor: string }[];
  questions: Question[];
  problem: string | null;
  /** What an undo had to leave, by name. */
  kept: string[];
};

/** The report of an import as it stands; of a checked one, what would come of it. */
export function reportOf(batch: ImportBatch & { problem?: string | null }): ImportReport {
  const isDryRun = batch.status === 'ready' || batch.status === 'checking' || batch.status === 'uploaded';
  const outcome = isDryRun ? ((batch.findings.expected ?? {}) as Outcome) : batch.outcome;
  const names = Object.keys(outcome).sort();
  const exact = names.map((name) => ({
    minor: outcome[name]!.amountMinor,
    restMicros: outcome[name]!.restMicros,
  }));
  const rounded = roundTogether(exact);
  return {
    importId: batch.id,
    kind: batch.kind,
    status: batch.status,
    isDryRun,
    rows: names.reduce((sum, name) => sum + outcome[name]!.rows, 0),
    outcome: names.map((name, at) => ({ name, rows: outcome[name]!.rows, amountMinor: rounded[at]! })),
    totalMinor: exact.reduce(addExact, NOTHING).minor,
    totals: (batch.findings.totals ?? []) as ImportReport['totals'],
    questions: (batch.findings.questions ?? []) as Question[],
    problem: batch.problem ?? null,
    kept: (batch.findings.kept ?? []) as string[],
  };
}
