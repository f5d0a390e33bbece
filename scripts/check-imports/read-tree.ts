import fs from 'node:fs';
import path from 'node:path';
import { type Import, type Scan, scanSource } from './scan-source.ts';

/** A broken rule: where, which, and what is wrong. */
export type Violation = { file: string; line: number; rule: string; what: string };

/** An import with the file of ours that it means; none for packages. */
export type ResolvedImport = Import & { target: string | undefined };

/** One code file; paths are relative to the root and use slashes. */
export type SourceFile = Omit<Scan, 'imports'> & {
  path: string;
  /** First folder of the path, '' for files in the root. */
  folder: string;
  /** A test, or code that only tests use. */
  isTest: boolean;
  imports: ResolvedImport[];
};

/** All code files by path. */
export type Tree = Map<string, SourceFile>;

const LEFT_OUT = new Set([
  'node_modules',
  '.git',
  '.next',
  '.runtime',
  '.data',
  '.screens',
  'public',
  'migrations',
  'test-results',
  'playwright-report',
  'coverage',
]);
// A test, or what only tests use: x.test.ts, x.fixture.ts, testing.ts, testing/x.ts.
const TEST = /\.(?:test|spec|fixture)\.tsx?$|(?:^|\/)testing(?:\/|\.tsx?$)/;
const CODE = /\.(?:tsx?|mjs)$/;

/** Reads every code file under the root. */
export function readTree(root: string): Tree {
  const paths = listCode(root, '');
  const known = new Set(paths);
  return new Map(paths.map((file) => [file, readSource(root, file, known)]));
}

function readSource(root: string, file: string, known: Set<string>): SourceFile {
  const scan = scanSource(fs.readFileSync(path.join(root, file), 'utf8'));
  return {
    ...scan,
    path: file,
    folder: file.includes('/') ? file.slice(0, file.indexOf('/')) : '',
    isTest: TEST.test(file),
    imports: scan.imports.map((one) => ({ ...one, target: resolve(file, one.specifier, known) })),
  };
}

function resolve(from: string, specifier: string, known: Set<string>): string | undefined {
  const isOurs = specifier.startsWith('.') || specifier.startsWith('#');
  if (!isOurs) return undefined;
  const target = specifier.startsWith('#')
    ? specifier.slice(1)
    : path.posix.normalize(path.posix.join(path.posix.dirname(from), specifier));
  const endings = ['', '.ts', '.tsx', '/index.ts'];
  return endings.map((ending) => target + ending).find((candidate) => known.has(candidate)) ?? target;
}

function listCode(root: string, folder: string): string[] {
  return fs
    .readdirSync(path.join(root, folder), { withFileTypes: true })
    .flatMap((entry) => {
      const place = folder ? `${folder}/${entry.name}` : entry.name;
      if (entry.isDirectory()) return LEFT_OUT.has(entry.name) ? [] : listCode(root, place);
      return CODE.test(entry.name) && !entry.name.endsWith('.d.ts') ? [place] : [];
    })
    .sort();
}
