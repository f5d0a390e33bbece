import type { Tx } from '#db/client.ts';
import { importBatches } from '#db/schema/index.ts';
import { AppError } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { command } from '../command.ts';
import { allow } from '../team/can.ts';
import { type ImportKind, TELLS_OF_PEOPLE } from './fields.ts';
import { type Detection, detectFile, findQuestions } from './files/detect-file.ts';
import { CreateImportInput } from './input.ts';
import { Mapping, type Question, type Reading } from './mapping.ts';
import { keepFindings } from './people/keep-findings.ts';
import { findPreset, PRESET_NAMES } from './presets.ts';
import { proposeMapping, titlesAbove } from './propose-mapping.ts';
import { readFileCurrencies } from './read-file-currencies.ts';

const PEOPLE_KEPT_MS = 30 * 86_400_000;

/** What a new import shows before anything is checked. */
export type CreatedImport = {
  id: string;
  questions: Question[];
  mapping: Mapping;
  headers: string[];
  /** Columns that nothing of ours is filled from; never dropped silently. */
  unmapped: string[];
  /** An import that has taken the same file before, if any. */
  sameFileAs: string | null;
};

/**
 * Opens an import of a stored file: judges the file, proposes the mapping (by preset, or from the headers) and asks what
 * the file leaves open. Takes no row. @throws NOT_FOUND for an unknown file, channel, location or preset.
 */
export const createImport = command('import.run', {
  input: CreateImportInput,
  run: async (tx, input, ctx) => {
    // Rates, suppliers' prices, touches and spend: who may not set one by hand may not set them by file either.
    if (input.kind === 'rates') allow(ctx.actor, 'cost.write');
    if (input.kind === 'prices') allow(ctx.actor, 'purchase.write');
    if (input.kind === 'touches') allow(ctx.actor, 'customer.write');
    if (input.kind === 'spend') allow(ctx.actor, 'cost.write');
    if (input.kind === 'listings') allow(ctx.actor, 'listing.write');
    const preset = readPreset(input.preset, input.kind);
    const { detection, answered } = await detect(tx, input, { ...preset?.reading, ...input.reading });
    const mapping = Mapping.parse({
      // Ids of one channel mean one person, in its files and in its own messages alike.
      customerSource: input.channel ?? 'import',
      ...(preset?.mapping ?? proposeMapping(input.kind, detection.headers)),
      ...input.mapping,
    });
    const channelId = input.channel ? await findId(tx, 'channels', input.channel) : null;
    const { headers } = detection;
    const currencies = await readFileCurrencies(tx, { kind: input.kind, mapping, headers, channelId });
    const questions = findQuestions(input.kind, { detection, mapping, answered, currencies });
    const id = newId(ctx.now.getTime());
    await tx.insert(importBatches).values({
      id,
      kind: input.kind,
      status: 'uploaded',
      channelId,
      locationId: input.location ? await findId(tx, 'locations', input.location) : null,
      fileId: input.fileId,
      preset: input.preset ?? null,
      reading: detection.reading,
      mapping,
      options: { answered },
      findings: await keepFindings(tx, { kind: input.kind, mapping }, { detection, questions }),
      createdBy: ctx.actor.name,
      createdAt: ctx.now,
    });
    if (TELLS_OF_PEOPLE.has(input.kind)) await keepForNow(tx, input.fileId, ctx.now);
    const result: CreatedImport = {
      id,
      questions,
      mapping,
      headers,
      unmapped: unmappedOf(detection.headers, mapping),
      sameFileAs: await findSameFile(tx, input.fileId, id),
    };
    return {
      result,
      subjectKind: 'import',
      subjectId: id,
      after: { kind: input.kind, preset: input.preset ?? 'generic' },
      events: [{ kind: 'import.changed', subjectKind: 'import', subjectId: id }],
    };
  },
});

/** A file about people goes when its import is over, or when nobody went on with it for so long. */
async function keepForNow(tx: Tx, fileId: string, now: Date): Promise<void> {
  await tx.$client.query('update stored_files set expires_at = $2 where id = $1', [
    fileId,
    new Date(now.getTime() + PEOPLE_KEPT_MS),
  ]);
}

/** Reports of advertising may have titles above their header; those are found by the header. */
async function detect(
  tx: Tx,
  { fileId, kind }: { fileId: string; kind: ImportKind },
  answered: Partial<Reading>,
): Promise<{ detection: Detection; answered: Partial<Reading> }> {
  const detection = await detectFile(tx, fileId, answered);
  const skipRows = kind === 'spend' && answered.skipRows === undefined ? titlesAbove(detection) : 0;
  if (skipRows === 0) return { detection, answered };
  const known = { ...answered, hasHeader: true, skipRows };
  return { detection: await detectFile(tx, fileId, known), answered: known };
}

/** The headers that fill none of our fields. */
export function unmappedOf(headers: readonly string[], mapping: Mapping): string[] {
  const used = new Set(Object.values(mapping.columns));
  return headers.filter((header) => !used.has(header));
}

function readPreset(name: string | undefined, kind: ImportKind) {
  if (name === undefined || name === 'generic') return undefined;
  const preset = findPreset(name, kind);
  if (preset) return preset;
  const known = PRESET_NAMES.join(', ');
  throw new AppError('NOT_FOUND', `There is no preset "${name}" for ${kind}. Known presets: ${known}.`);
}

async function findId(tx: Tx, table: 'channels' | 'locations', key: string): Promise<string> {
  const column = table === 'channels' ? 'slug' : 'code';
  const { rows } = await tx.$client.query<{ id: string }>(`select id from ${table} where ${column} = $1`, [
    key,
  ]);
  if (rows[0]) return rows[0].id;
  throw new AppError('NOT_FOUND', `There is nothing called "${key}" among the ${table}. Look at their list.`);
}

async function findSameFile(tx: Tx, fileId: string, id: string): Promise<string | null> {
  const { rows } = await tx.$client.query<{ id: string }>(
    `select b.id from import_batches b join stored_files f on f.id = b.file_id
     where b.id <> $2 and b.status = 'done' and f.sha256 = (select sha256 from stored_files where id = $1)
     order by b.created_at desc limit 1`,
    [fileId, id],
  );
  return rows[0]?.id ?? null;
}

/** What the person answered so far, kept with the import. */
export function answersOf(options: Record<string, unknown>): Partial<Reading> {
  return (options.answered ?? {}) as Partial<Reading>;
}
