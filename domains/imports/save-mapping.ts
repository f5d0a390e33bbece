import { eq } from 'drizzle-orm';
import { importBatches } from '#db/schema/index.ts';
import { AppError } from '#lib/errors.ts';
import { command } from '../command.ts';
import { answersOf, unmappedOf } from './create-import.ts';
import { detectFile, findQuestions, proposeColumns } from './files/detect-file.ts';
import { SaveMappingInput } from './input.ts';
import { keepFindings } from './people/keep-findings.ts';
import { lockBatch } from './read-batch.ts';
import { readFileCurrencies } from './read-file-currencies.ts';

const OPEN = ['uploaded', 'checking', 'ready', 'failed'];

/**
 * Keeps what the person answered or mapped otherwise, and says what is still open. Where an answer gives the file other
 * columns (another sheet or separator) and no mapping comes with it, one is proposed anew. The import must be checked
 * (again) afterwards. @throws CONFLICT once rows were taken.
 */
export const saveMapping = command('import.run', {
  input: SaveMappingInput,
  run: async (tx, input, ctx) => {
    const batch = await lockBatch(tx, input.importId);
    if (!OPEN.includes(batch.status) || batch.rowsDone > 0)
      throw new AppError('CONFLICT', 'Rows of this import were taken already. Undo it or make a new one.', {
        details: { reason: 'rowsTaken' },
      });
    const answered = { ...answersOf(batch.options), ...input.reading };
    const detection = await detectFile(tx, batch.fileId, answered);
    // Read otherwise, the file has other columns: the old ones mean nothing there.
    const isOtherFile = String(detection.headers) !== String(batch.findings.headers);
    const proposed = isOtherFile ? { columns: proposeColumns(batch.kind, detection.headers) } : {};
    const mapping = input.mapping ?? { ...batch.mapping, ...proposed };
    const { headers } = detection;
    const currencies = await readFileCurrencies(tx, { ...batch, mapping, headers });
    const questions = findQuestions(batch.kind, { detection, mapping, answered, currencies });
    await tx
      .update(importBatches)
      .set({
        status: 'uploaded',
        mapping,
        reading: detection.reading,
        options: { ...batch.options, answered },
        findings: await keepFindings(tx, { kind: batch.kind, mapping }, { detection, questions }),
      })
      .where(eq(importBatches.id, batch.id));
    return {
      result: { questions, unmapped: unmappedOf(detection.headers, mapping), at: ctx.now },
      subjectKind: 'import',
      subjectId: batch.id,
      before: { mapping: batch.mapping },
      after: { mapping },
      events: [{ kind: 'import.changed', subjectKind: 'import', subjectId: batch.id }],
    };
  },
});
