import path from 'node:path';
import { runCommandLine } from './cli/run-command-line.ts';

// The command line: the same commands as the screens, for automation and for checks from outside.
process.chdir(path.resolve(import.meta.dirname, '..'));
process.exitCode = await runCommandLine(process.argv.slice(2));
