import fs from 'node:fs';
import path from 'node:path';
import { AppError } from '#lib/errors.ts';
import type { Ctx } from '../context.ts';
import { createImport } from './create-import.ts';
import type { ImportKind } from './fields.ts';
import { storeFile } from './files/store-file.ts';
import { getImport } from './get-import.ts';
import type { Mapping, Reading } from './mapping.ts';
import { checkImport, startImport } from './move-import.ts';
import type { ImportReport } from './report.ts';
import { type Progress, runImport } from './run-import.ts';

/** What the command line, a script or a test may say of a file on the disk. */
export type ImportFileOptions = {
  kind: ImportKind;
  path: string;
  /** Slug of the channel of all rows. */
  channel?: string;
  /** Code of the location of all rows. */
  location?: string;
  preset?: string;
  /** Parts of a mapping, over those of the preset or of the proposal. */
  mapping?: Partial<Mapping>;
  reading?: Partial<Reading>;
  /** Check only; nothing of the file is taken. */
  isDryRun?: boolean;
};

/**
 * Imports a file of this machine from upload to report, in this process. Questions that the file leaves open end it with
 * a report in status `uploaded` that lists them: answer by `mapping` or `reading` and run again.
 * @throws NOT_FOUND for a missing file, channel or preset.
 */
export async function runImportFile(
  ctx: Ctx,
  options: ImportFileOptions,
  onProgress: (progress: Progress) => void = () => undefined,
): Promise<ImportReport> {
  if (!fs.existsSync(options.path)) throw new AppError('NOT_FOUND', `There is no file ${options.path}.`);
  const { kind, channel, location, preset, mapping, reading } = options;
  const file = await storeFile(ctx, {
    name: path.basename(options.path),
    source: fs.createReadStream(options.path),
  });
  const created = await createImport(ctx, {
    fileId: file.id,
    kind,
    ...(channel === undefined ? {} : { channel }),
    ...(location === undefined ? {} : { location }),
    ...(preset === undefined ? {} : { preset }),
    ...(mapping === undefined ? {} : { mapping }),
    ...(reading === undefined ? {} : { reading }),
  });
  if (created.questions.length === 0) {
    const ref = { importId: created.id, by: 'caller' as const };
    await checkImport(ctx, ref);
    await runImport(ctx, created.id, onProgress);
    const checked = await getImport(ctx, created.id);
    if (!options.isDryRun && checked.status === 'ready') {
      await startImport(ctx, ref);
      await runImport(ctx, created.id, onProgress);
    }
  }
  return (await getImport(ctx, created.id)).report;
}
