import fs from 'node:fs';
import path from 'node:path';

/** A thing that a document cites and that does not exist. */
export type StaleReference = { file: string; line: number; what: string };

/** What exists, to compare with. */
export type Existing = { root: string; npmScripts: Set<string>; verbs: Set<string> | undefined };

// Files of the project that a reader is told about but that appear only when the program has run.
const MADE_LATER = /^(?:\.data|\.next|\.env|\.runtime|\.screens|node_modules|test-results)(?:\/|$)/;
const ROOT_FILES = /^(?:[A-Z][A-Z_-]*\.md|Dockerfile|compose\.yaml|[\w.-]+\.(?:config\.[a-z]+|json|ts|js))$/;
const BUILT_IN_NPM = new Set(['install', 'ci', 'run', 'audit']);

/**
 * Every path in backticks or links, every npm script, and every `pishkhan` verb that a document cites without there
 * being one. Words with a placeholder (…, <…>, *, […]) are patterns, not paths.
 */
export function findStaleReferences(file: string, text: string, existing: Existing): StaleReference[] {
  return text
    .split('\n')
    .flatMap((content, index) =>
      [
        ...findStalePaths(file, content, existing),
        ...findStaleScripts(content, existing),
        ...findStaleVerbs(content, existing),
      ].map((what) => ({ file, line: index + 1, what })),
    );
}

function findStalePaths(file: string, line: string, { root }: Existing): string[] {
  const quoted = [...line.matchAll(/`([^`\s]+)`/g)].map((match) => ({ cited: match[1]!, from: '' }));
  const linked = [...line.matchAll(/\]\(([^)\s]+)\)/g)].map((match) => ({
    cited: match[1]!,
    from: path.dirname(file),
  }));
  return [...quoted.filter(({ cited }) => looksLikeOurPath(cited, root)), ...linked]
    .filter(({ cited }) => !/^(?:[a-z]+:|#(?!\w+\/)|\/)/.test(cited) && !/[<>*…]|\.\.\.|\$/.test(cited))
    .filter(({ cited, from }) => {
      const target = cited.replace(/^#/, '').replace(/(?:#.*|:\d+)$/, '');
      return !MADE_LATER.test(target) && !fs.existsSync(path.join(root, from, target));
    })
    .map(({ cited }) => `${cited} does not exist`);
}

function looksLikeOurPath(cited: string, root: string): boolean {
  const target = cited.replace(/^#/, '').replace(/:\d+$/, '');
  if (ROOT_FILES.test(target)) return /\.md$|^Dockerfile$|^compose\.yaml$/.test(target);
  const first = target.split('/')[0]!;
  if (first === '.') return false; // an example, seen from some folder
  return target.includes('/') && first !== '' && fs.existsSync(path.join(root, first));
}

function findStaleScripts(line: string, { npmScripts }: Existing): string[] {
  const run = [...line.matchAll(/\bnpm run (?:-s )?([\w:-]+)/g)].map((match) => match[1]!);
  const short = [...line.matchAll(/`npm (start|test)\b/g)].map((match) => match[1]!);
  return [...run, ...short]
    .filter((name) => !npmScripts.has(name) && !BUILT_IN_NPM.has(name))
    .map((name) => `npm run ${name}: there is no such script`);
}

function findStaleVerbs(line: string, { verbs }: Existing): string[] {
  if (!verbs) return [];
  return [...line.matchAll(/\bnpm run (?:-s )?pishkhan (?:-- )?([a-z][\w-]*)/g)]
    .map((match) => match[1]!)
    .filter((verb) => !verbs.has(verb))
    .map((verb) => `npm run pishkhan ${verb}: there is no such verb`);
}
