import type { ResolvedImport, SourceFile, Tree } from './read-tree.ts';

const MAKES_CONTEXT = ['domains/context.ts', 'domains/command.ts'];
const PURE_PACKAGES = ['zod'];

/**
 * The files of domains that compute and do nothing else: they import only lib, zod, types, and one another.
 * Such a file may be used in a browser, and may not read the clock or a random source.
 */
export function findRuleFiles(tree: Tree): Set<string> {
  const files = [...tree.values()].filter(
    (file) => file.folder === 'domains' && !file.isTest && !MAKES_CONTEXT.includes(file.path),
  );
  const rules = new Set(files.map((file) => file.path));
  for (let changed = true; changed; ) {
    changed = false;
    for (const file of files) {
      if (!rules.has(file.path) || file.imports.every((one) => staysPure(one, rules))) continue;
      rules.delete(file.path);
      changed = true;
    }
  }
  return rules;
}

function staysPure(one: ResolvedImport, rules: Set<string>): boolean {
  if (one.isTypeOnly) return true;
  if (one.target === undefined) return PURE_PACKAGES.includes(one.specifier);
  return one.target.startsWith('lib/') || rules.has(one.target);
}

/** Rule 5 for one file: what a browser file imports from domains though it may not. */
export function findHeavyImports(file: SourceFile, rules: Set<string>): ResolvedImport[] {
  return file.imports.filter(
    (one) =>
      !one.isTypeOnly &&
      one.target?.startsWith('domains/') &&
      !one.target.endsWith('/input.ts') &&
      !rules.has(one.target),
  );
}
