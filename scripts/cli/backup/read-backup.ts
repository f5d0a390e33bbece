import { createHash, type Hash } from 'node:crypto';
import fs from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { AppError } from '#lib/errors.ts';
import { END_OF_ROWS, FORMAT, FORMAT_VERSION, type Manifest, type Seal } from './backup-file.ts';

const NEW_LINE = 0x0a;
const LONGEST_LINE = 16 * 1024 * 1024;
const END_AT_START = Buffer.from(`${END_OF_ROWS}\n`);
const END_AFTER_ROW = Buffer.from(`\n${END_OF_ROWS}\n`);

/** A backup that is being read, part by part, in the order in which it was written. */
export type BackupReader = {
  manifest: Manifest;
  /** The COPY text of the next table; read it to its end before the next call. */
  readRows: () => AsyncGenerator<Buffer>;
  /** The last line, after all tables. @throws INVALID_INPUT when the bytes read do not match it. */
  readSeal: () => Promise<Seal>;
};

/**
 * Opens a backup file and reads its manifest.
 * @throws INVALID_INPUT, now or while reading, for a file that is none, was cut off, or was altered.
 */
export async function openBackup(file: string): Promise<BackupReader> {
  if (!fs.existsSync(file)) throw new AppError('NOT_FOUND', `There is no file ${file}.`);
  // Errors of the file reach the unpacker, and whoever reads from it.
  const unpacked = pipeline(fs.createReadStream(file), createGunzip(), () => undefined);
  const bytes = new ByteQueue(unpacked as AsyncIterable<Buffer>, file);
  const manifest = parseManifest(await bytes.readLine(), file);
  return {
    manifest,
    readRows: () => bytes.readRows(),
    readSeal: async () => {
      const sha256 = bytes.hash.copy().digest('hex');
      const seal = JSON.parse((await bytes.readLine()).toString('utf8')) as Seal;
      if (seal.sha256 !== sha256) throw damaged(file, 'its contents do not match its checksum');
      return seal;
    },
  };
}

function parseManifest(line: Buffer, file: string): Manifest {
  let manifest: Partial<Manifest>;
  try {
    manifest = JSON.parse(line.toString('utf8')) as Partial<Manifest>;
  } catch (cause) {
    throw new AppError('INVALID_INPUT', `${file} is not a backup of this program.`, { cause });
  }
  if (manifest.format !== FORMAT) {
    throw new AppError('INVALID_INPUT', `${file} is not a backup of this program.`);
  }
  if (manifest.version !== FORMAT_VERSION) {
    throw new AppError('UNSUPPORTED', `${file} was written by a newer program; restore it with that one.`);
  }
  return manifest as Manifest;
}

/** Takes a stream of bytes apart into lines and tables; what has been handed out is in `hash`. */
class ByteQueue {
  readonly hash: Hash = createHash('sha256');
  readonly #source: AsyncIterator<Buffer>;
  readonly #file: string;
  #rest: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterable<Buffer>, file: string) {
    this.#source = source[Symbol.asyncIterator]();
    this.#file = file;
  }

  async readLine(): Promise<Buffer> {
    let end = this.#rest.indexOf(NEW_LINE);
    while (end < 0) {
      if (this.#rest.length > LONGEST_LINE) throw damaged(this.#file, 'a line has no end');
      const from = this.#rest.length;
      await this.#more();
      end = this.#rest.indexOf(NEW_LINE, from);
    }
    return this.#take(end + 1);
  }

  async *readRows(): AsyncGenerator<Buffer> {
    let isAtStart = true;
    for (;;) {
      while (this.#rest.length < END_AFTER_ROW.length) {
        if (isAtStart && this.#rest.indexOf(END_AT_START) === 0) break;
        await this.#more();
      }
      if (isAtStart && this.#rest.indexOf(END_AT_START) === 0) {
        this.#take(END_AT_START.length);
        return;
      }
      isAtStart = false;
      const end = this.#rest.indexOf(END_AFTER_ROW);
      if (end >= 0) {
        yield this.#take(end + 1);
        this.#take(END_AT_START.length);
        return;
      }
      // The end mark may be cut in two by the border of a chunk: its length stays behind.
      const safe = this.#rest.length - (END_AFTER_ROW.length - 1);
      yield this.#take(safe);
      await this.#more();
    }
  }

  async #more(): Promise<void> {
    const next = await this.#source.next().catch((cause: unknown) => {
      throw damaged(this.#file, 'it cannot be unpacked', cause);
    });
    if (next.done) throw damaged(this.#file, 'it ends too early');
    this.#rest = this.#rest.length === 0 ? next.value : Buffer.concat([this.#rest, next.value]);
  }

  #take(length: number): Buffer {
    const taken = this.#rest.subarray(0, length);
    this.#rest = this.#rest.subarray(length);
    this.hash.update(taken);
    return taken;
  }
}

function damaged(file: string, how: string, cause?: unknown): AppError {
  return new AppError('INVALID_INPUT', `${file} is damaged: ${how}. Nothing was changed.`, { cause });
}
