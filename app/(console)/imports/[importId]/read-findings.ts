import { z } from 'zod';
import type { Question } from '#domains/imports/mapping.ts';

const QUESTION_KEYS = [
  'encoding',
  'decimalSign',
  'dateOrder',
  'shortYear',
  'amountsIn',
  'fileCurrency',
  'requiredField',
] as const;

const Findings = z.object({
  headers: z.array(z.string()).default([]),
  columns: z.array(z.object({ header: z.string(), samples: z.array(z.string()) })).default([]),
  sheets: z.array(z.string()).default([]),
  sampleRows: z.array(z.array(z.string())).default([]),
  questions: z
    .array(
      z.object({
        key: z.enum(QUESTION_KEYS),
        about: z.string(),
        choices: z.array(z.string()),
        evidence: z.array(z.string()),
        proposed: z.string().optional(),
      }),
    )
    .default([]),
  samples: z
    .array(
      z.object({
        rowNumber: z.number(),
        change: z.object({
          before: z.record(z.string(), z.unknown()).nullable(),
          after: z.record(z.string(), z.unknown()),
        }),
      }),
    )
    .default([]),
  /** How many rows were refused for being far above the usual. */
  unusual: z.number().default(0),
});

/** What the check kept of a file, as the screen shows it. */
export type ShownFindings = Omit<z.output<typeof Findings>, 'questions'> & { questions: Question[] };

/** Reads what an import keeps of its file; what is not there (yet) is empty. */
export function readFindings(findings: Record<string, unknown>): ShownFindings {
  return Findings.parse(findings);
}
