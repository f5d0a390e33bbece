import { maskSource } from './mask-source.ts';

/** One import, re-export or dynamic import. */
export type Import = { specifier: string; line: number; isTypeOnly: boolean; isReExport: boolean };

/** What a rule needs to know about the text of one file. */
export type Scan = {
  /** The source with comments and string contents blanked; same lines. */
  code: string;
  strings: { text: string; line: number }[];
  imports: Import[];
  exports: { name: string; line: number; hasDocstring: boolean }[];
  isClient: boolean;
  lineCount: number;
};

const FROM = /^[ \t]*(import|export)\b([^;'"`()=]*?)\bfrom\s*(?=['"])/gm;
const BARE_IMPORT = /^[ \t]*import\s*(?=['"])/gm;
const DYNAMIC_IMPORT = /\bimport\s*\(\s*(?=['"])/g;
const EXPORT =
  /^export\s+(?:default\s+)?(?:abstract\s+|async\s+|declare\s+)*(?:function\*?|const|let|class|type|interface)\s+([A-Za-z_$][\w$]*)/gm;

/** Reads the imports, exports and strings of a TypeScript source, without a compiler. */
export function scanSource(source: string): Scan {
  const { code, strings } = maskSource(source);
  const lineOf = makeLineFinder(source);
  return {
    code,
    strings: strings.map(({ text, start }) => ({ text, line: lineOf(start) })),
    imports: findImports(source, code, lineOf),
    exports: findExports(source, code, lineOf),
    isClient: /^\s*['"]use client['"]/.test(source.replace(/^(?:\s*\/\/.*\n|\s*\/\*[\s\S]*?\*\/)*/, '')),
    lineCount: source.split('\n').length - (source.endsWith('\n') ? 1 : 0),
  };
}

function findImports(source: string, code: string, lineOf: (at: number) => number): Import[] {
  const found: Import[] = [];
  for (const match of code.matchAll(FROM)) {
    const clause = match[2]!.trim();
    found.push({
      specifier: readString(source, match.index + match[0].length),
      line: lineOf(match.index + match[0].indexOf(match[1]!)),
      isTypeOnly: isTypeOnly(clause),
      isReExport: match[1] === 'export',
    });
  }
  for (const match of [...code.matchAll(BARE_IMPORT), ...code.matchAll(DYNAMIC_IMPORT)]) {
    const specifier = readString(source, match.index + match[0].length);
    found.push({
      specifier,
      line: lineOf(match.index + match[0].search(/\S/)),
      isTypeOnly: false,
      isReExport: false,
    });
  }
  return found.sort((left, right) => left.line - right.line);
}

function isTypeOnly(clause: string): boolean {
  if (/^type\b(?!\s*,)/.test(clause)) return true;
  const names = /^\{([\s\S]*)\}$/
    .exec(clause)?.[1]
    ?.split(',')
    .map((name) => name.trim())
    .filter(Boolean);
  return names !== undefined && names.length > 0 && names.every((name) => name.startsWith('type '));
}

function findExports(source: string, code: string, lineOf: (at: number) => number): Scan['exports'] {
  const documented = new Set<string>();
  return [...code.matchAll(EXPORT)].map((match) => {
    const name = match[1]!;
    // A type may share the docstring of the value of the same name; overloads share the first one.
    const hasDocstring = /\*\/\s*$/.test(source.slice(0, match.index)) || documented.has(name);
    if (hasDocstring) documented.add(name);
    return { name, line: lineOf(match.index), hasDocstring };
  });
}

function readString(source: string, at: number): string {
  return source.slice(at + 1, source.indexOf(source[at]!, at + 1));
}

function makeLineFinder(source: string): (at: number) => number {
  const starts = [0];
  for (let at = source.indexOf('\n'); at !== -1; at = source.indexOf('\n', at + 1)) starts.push(at + 1);
  return (at) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (starts[middle]! <= at) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
}
