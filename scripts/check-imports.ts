import path from 'node:path';
import { checkTree } from './check-imports/check-tree.ts';

// The rules of ARCHITECTURE.md that a program can check; part of `npm run verify`.
const root = path.resolve(process.argv[2] ?? path.join(import.meta.dirname, '..'));
const { fileCount, violations } = checkTree(root);
for (const { file, line, rule, what } of violations)
  process.stdout.write(`${file}:${line}  ${rule}  ${what}\n`);
process.stdout.write(`${fileCount} files, ${violations.length} violations\n`);
process.exitCode = violations.length === 0 ? 0 : 1;
