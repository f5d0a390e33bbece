import fs from 'node:fs';
import path from 'node:path';

/** A source file of the project: its path from the root and its text without comments. */
export type Source = { file: string; text: string };

/** Something that anybody could call, and where it stands. */
export type Unguarded = { file: string; name: string; why: string };

const ROOT = path.resolve(import.meta.dirname, '../..');
const HANDLERS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];

/** The sources below a folder, tests and fixtures left out. */
export function readSources(folder: string): Source[] {
  const entries = fs.readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .filter((entry) => !/\.(?:test|fixture)\.tsx?$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
    .map((file) => ({
      file: path.relative(ROOT, file),
      text: fs.readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, ''),
    }));
}

/** The verbs of all commands, with the file; a command whose verb is not written out has the verb `?`. */
export function findCommands(sources: readonly Source[]): { file: string; verb: string }[] {
  return sources.flatMap(({ file, text }) =>
    [...text.matchAll(/=\s*(?:command|groupCommand)\(\s*(?:'([^']*)')?/g)].map((match) => ({
      file,
      verb: match[1] ?? '?',
    })),
  );
}

/**
 * Exported functions of the rooms that take a context and neither ask `allow(` or `can(` nor hand the context on to something
 * that does: a command, or another function that asks.
 */
export function findUnguardedQueries(sources: readonly Source[]): Unguarded[] {
  const commands = sources.flatMap(({ text }) =>
    [...text.matchAll(/const (\w+)(?:: [^=]+)? = (?:command|groupCommand)\(/g)].map((match) => match[1]!),
  );
  const functions = sources.flatMap(({ file, text }) => functionsWithContext(file, text));
  const safe = new Set(commands);
  for (let known = -1; known < safe.size; ) {
    known = safe.size;
    for (const { name, body } of functions) {
      const handsOn = [...safe].some((other) => other !== name && passesContextTo(other, body));
      if (/\b(?:allow|can)\(/.test(body) || handsOn) safe.add(name);
    }
  }
  return functions
    .filter((one) => one.isExported && !safe.has(one.name))
    .map(({ file, name }) => ({ file, name, why: 'takes a context and never asks allow()' }));
}

function passesContextTo(name: string, body: string): boolean {
  return new RegExp(`\\b${name}(?:<[^>]*>)?\\(\\s*(?:ctx\\b|\\{\\s*\\.\\.\\.ctx\\b)`).test(body);
}

function functionsWithContext(file: string, text: string) {
  const heads =
    /^(export )?(?:async )?function\*? (\w+)[^(]*\(\s*ctx: Ctx\b|^(export )?async function\* (\w+)\(\s*ctx: Ctx\b/gm;
  return [...text.matchAll(heads)].map((match) => ({
    file,
    name: match[2] ?? match[4]!,
    isExported: Boolean(match[1] ?? match[3]),
    body: text.slice(match.index, text.indexOf('\n}', match.index)),
  }));
}

/** Server actions that are neither made by `action(` or `publicAction(` nor ask who is signed in themselves. */
export function findUnguardedActions(
  sources: readonly Source[],
  isPublic: (file: string) => boolean,
): Unguarded[] {
  return sources.flatMap(({ file, text }): Unguarded[] => {
    if (!/^\s*['"]use server['"];/m.test(text)) return [];
    if (!/^\s*['"]use server['"];/.test(text)) {
      return [{ file, name: '(inside)', why: 'an action inside another file is easily overlooked' }];
    }
    return exportsOf(text).flatMap(({ name, code }) => {
      if (madeBy(code, text) === 'action') return [];
      if (/\brequire(?:Session|Person|Actor)\(/.test(code)) return [];
      if (isPublic(file)) return [];
      return [{ file, name, why: 'a server action that does not go through action()' }];
    });
  });
}

/** What makes an exported constant: the function called, or what a small function of the same file hands it on to. */
function madeBy(code: string, text: string): string | undefined {
  const maker = /^=\s*(\w+)(?:<[^(]*>)?\(/.exec(code)?.[1];
  const own = new RegExp(`^function ${maker}\\b[\\s\\S]*?^\\s+return (\\w+)\\(`, 'm').exec(text);
  return own?.[1] ?? maker;
}

/** Route handlers that are not made by `route(` and ask neither for a session nor for a key. */
export function findUnguardedRoutes(
  sources: readonly Source[],
  isPublic: (file: string) => boolean,
): Unguarded[] {
  return sources.flatMap(({ file, text }) => {
    if (!/(?:^|\/)route\.ts$/.test(file) || !file.startsWith('app/') || file.startsWith('app/_server/'))
      return [];
    if (isPublic(file)) return [];
    return exportsOf(text)
      .filter(({ name }) => HANDLERS.includes(name))
      .filter(({ code }) => !/^=\s*(?:route|apiRoute)(?:<[^(]*>)?\(/.test(code))
      .filter(({ code }) => !/\b(?:require(?:Session|Person|Actor)|findApiKey|apiRoute|route)\(/.test(code))
      .map(({ name }) => ({ file, name, why: 'a route that does not go through route()' }));
  });
}

/** Pages of the console that do not ask who is signed in. */
export function findUnguardedPages(sources: readonly Source[]): Unguarded[] {
  return sources
    .filter(({ file }) => /^app\/\(console\)\/.*page\.tsx$/.test(file))
    .filter(({ text }) => !/\brequire(?:Session|Person)\(/.test(text) && !isOnlyARedirect(text))
    .map(({ file }) => ({ file, name: 'default', why: 'a page that does not ask requireSession()' }));
}

function isOnlyARedirect(text: string): boolean {
  return /\bredirect\(/.test(text) && !/from '#domains\//.test(text);
}

function exportsOf(text: string): { name: string; code: string }[] {
  const found = [...text.matchAll(/^export (?:const|(?:async )?function\*?) (?:(\w+)|\{([^}]*)\})/gm)];
  return found.flatMap((match, at) => {
    const start = match.index + match[0].length;
    const code = text.slice(start, found[at + 1]?.index).trim();
    const names = match[1] ? [match[1]] : (match[2] ?? '').split(',').map((name) => name.trim());
    return names.map((name) => ({ name, code }));
  });
}
