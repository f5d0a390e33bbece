import { findCycles } from './find-cycles.ts';
import { findImportViolations } from './import-rules.ts';
import { readTree, type Violation } from './read-tree.ts';
import { findSourceViolations } from './source-rules.ts';
import { findWordViolations } from './word-rules.ts';

/** Every broken rule of the tree under the root, by file and line, and how many files were read. */
export function checkTree(root: string): { fileCount: number; violations: Violation[] } {
  const tree = readTree(root);
  const violations = [
    ...findImportViolations(tree),
    ...findCycles(tree),
    ...findSourceViolations(tree),
    ...findWordViolations(tree),
  ];
  violations.sort((left, right) => left.file.localeCompare(right.file) || left.line - right.line);
  return { fileCount: tree.size, violations };
}
