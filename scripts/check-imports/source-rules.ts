import { findHeavyImports, findRuleFiles } from './find-rule-files.ts';
import type { SourceFile, Tree, Violation } from './read-tree.ts';

const LONGEST_FILE_LINES = 300;
const LARGEST_FOLDER = 25;
const DEEPEST_FOLDER = 5;
const DOCUMENTED_FOLDERS = ['lib', 'domains', 'connectors'];
const PRODUCT_FOLDERS = ['app', 'components', 'domains', 'connectors', 'jobs', 'lib', 'db'];
const ALLOWED_BARREL = 'db/schema/index.ts';
const EXACT_NUMBERS = /^lib\/(?:money\.ts|format\/)/;
const FLOAT = /\b(?:parseFloat\s*\(|toFixed\s*\()/g;
const CLOCK = /\b(?:Date\.now\s*\(|new\s+Date\s*\(\s*\)|Math\.random\s*\(|crypto\.randomUUID\s*\()/g;
const RAW_SQL = /\bsql\s*\.\s*raw\b/g;
const PHYSICAL = new RegExp(
  `(?:^|[\\s:!"'\`])-?(?:${[
    '(?:scroll-)?[mp][lr]-(?:\\d|\\[|auto|px)',
    '(?:left|right)-(?:\\d|\\[|auto|full|px)',
    '(?:text|float|clear|origin)-(?:left|right)(?![\\w-])',
    'border-[lr](?![a-z])',
    'rounded-(?:[lr]|[tb][lr])(?![a-z])',
  ].join('|')})`,
);

/** The rules that one file's text, or one folder's listing, can break. */
export function findSourceViolations(tree: Tree): Violation[] {
  const rules = findRuleFiles(tree);
  const perFile = [...tree.values()].flatMap((file) => [
    ...checkSize(file),
    ...checkBarrel(file),
    ...checkDocstrings(file),
    ...checkWords(file, rules),
    ...checkDirections(file),
    ...checkClient(file, rules),
  ]);
  return [...perFile, ...checkFolders(tree)];
}

function checkSize(file: SourceFile): Violation[] {
  if (file.lineCount <= LONGEST_FILE_LINES) return [];
  return [
    at(file, LONGEST_FILE_LINES + 1, 'file-length', `${file.lineCount} lines; at most ${LONGEST_FILE_LINES}`),
  ];
}

function checkBarrel(file: SourceFile): Violation[] {
  if (file.path === ALLOWED_BARREL) return [];
  const isIndex = /(?:^|\/)index\.tsx?$/.test(file.path);
  const reExport = file.imports.find((one) => one.isReExport && !one.isTypeOnly && one.target !== undefined);
  if (isIndex) return [at(file, 1, '6-barrels', 'no index files: enter by the file that has the verb')];
  // A page may hand on another page; a file that only hands on is a barrel.
  if (!reExport || file.exports.length > 0 || file.folder === 'app') return [];
  return [at(file, reExport.line, '6-barrels', 'this file only hands on what others export')];
}

function checkDocstrings(file: SourceFile): Violation[] {
  if (file.isTest || !DOCUMENTED_FOLDERS.includes(file.folder)) return [];
  return file.exports
    .filter((one) => !one.hasDocstring)
    .map((one) => at(file, one.line, 'docstring', `${one.name} says nowhere what it promises`));
}

function checkWords(file: SourceFile, rules: Set<string>): Violation[] {
  if (file.isTest || !PRODUCT_FOLDERS.includes(file.folder)) return [];
  const found = [...matches(file, RAW_SQL, 'raw-sql', 'sql.raw puts text into statements unchecked')];
  if (!EXACT_NUMBERS.test(file.path)) {
    found.push(
      ...matches(file, FLOAT, 'exact-numbers', 'money and figures go through lib/money.ts or lib/format'),
    );
  }
  if (rules.has(file.path)) {
    found.push(...matches(file, CLOCK, 'pure-rules', 'a rule takes the time or the chance as an argument'));
  }
  return found;
}

function checkDirections(file: SourceFile): Violation[] {
  if (file.isTest || !file.path.endsWith('.tsx')) return [];
  return file.strings.flatMap(({ text, line }) => {
    const found = PHYSICAL.exec(text);
    return found
      ? [at(file, line, 'directions', `${found[0].trim()}: use the logical form (ms-, pe-, start-, end-)`)]
      : [];
  });
}

function checkClient(file: SourceFile, rules: Set<string>): Violation[] {
  if (!file.isClient) return [];
  return findHeavyImports(file, rules).map((one) =>
    at(
      file,
      one.line,
      '5-client',
      `a browser file takes only types, inputs and rules from domains, not ${one.target}`,
    ),
  );
}

function checkFolders(tree: Tree): Violation[] {
  const sizes = new Map<string, number>();
  const violations: Violation[] = [];
  for (const file of tree.values()) {
    const folders = file.path.split('/').slice(0, -1);
    const folder = folders.join('/');
    if (!file.isTest) sizes.set(folder, (sizes.get(folder) ?? 0) + 1);
    if (folders.length > DEEPEST_FOLDER) {
      violations.push(at(file, 1, 'depth', `${folders.length} folders deep; at most ${DEEPEST_FOLDER}`));
    }
  }
  for (const [folder, size] of sizes) {
    if (size <= LARGEST_FOLDER) continue;
    const what = `${size} code files; over ${LARGEST_FOLDER} is two rooms`;
    violations.push({ file: folder || '.', line: 1, rule: 'folder-size', what });
  }
  return violations;
}

function matches(file: SourceFile, pattern: RegExp, rule: string, what: string): Violation[] {
  return [...file.code.matchAll(pattern)].map((match) =>
    at(file, file.code.slice(0, match.index).split('\n').length, rule, what),
  );
}

function at(file: SourceFile, line: number, rule: string, what: string): Violation {
  return { file: file.path, line, rule, what };
}
