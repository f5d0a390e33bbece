import { parseArgs } from 'node:util';
import { toAppError } from '#lib/errors.ts';
import { CALL, describeAll, describeOne } from './help.ts';
import { openSession } from './open-session.ts';
import { UsageError, type Verb, type VerbCall, type VerbReport } from './verb.ts';
import { VERBS } from './verbs.ts';

const SUCCESS = 0;
const FAILURE = 1;
const NOT_UNDERSTOOD = 2;
const NO_SENSE = { code: 'INVALID_INPUT', details: {} };

/** Where a call's words go; tests listen here. */
export type Terminal = { out: (text: string) => void; tell: (line: string) => void };

const PROCESS: Terminal = {
  out: (text) => process.stdout.write(`${text}\n`),
  tell: (line) => process.stderr.write(`${line}\n`),
};

/** Carries out one call of the command line and says with which code the process should end. */
export async function runCommandLine(words: string[], terminal: Terminal = PROCESS): Promise<number> {
  const isJson = words.includes('--json');
  try {
    return await carryOut(words, isJson, terminal);
  } catch (error) {
    tellFailure(error, isJson, terminal);
    return error instanceof UsageError ? NOT_UNDERSTOOD : FAILURE;
  }
}

async function carryOut(words: string[], isJson: boolean, terminal: Terminal): Promise<number> {
  const wantsHelp =
    words.length === 0 || words[0] === 'help' || words.includes('--help') || words.includes('-h');
  const spoken = words.filter((word) => word !== 'help' && word !== '--help' && word !== '-h');
  const verb = findVerb(spoken);
  if (wantsHelp) {
    if (!verb && spoken.some((word) => !word.startsWith('-'))) throw unknownVerb(spoken);
    terminal.out(verb ? describeOne(verb) : describeAll(VERBS));
    return SUCCESS;
  }
  if (!verb) throw unknownVerb(spoken);
  const call = parseCall(verb, words.slice(verb.name.split(' ').length), terminal);
  const report = await openSession((session) => verb.run(session, call));
  print(report, isJson, terminal);
  return report.isFailure ? FAILURE : SUCCESS;
}

/** Verbs are one word or two: `seed`, `channel add`. */
function findVerb(words: string[]): Verb | undefined {
  return VERBS.find((verb) => verb.name.split(' ').every((word, place) => words[place] === word));
}

function unknownVerb(words: string[]): UsageError {
  const said = words
    .slice(0, 2)
    .filter((word) => !word.startsWith('-'))
    .join(' ');
  const alike = VERBS.filter((verb) => verb.name.split(' ')[0] === words[0]).map((verb) => verb.name);
  const hint = alike.length > 0 ? `There is: ${alike.join(', ')}.` : `See: ${CALL} help`;
  return new UsageError(`There is no verb "${said}". ${hint}`);
}

function parseCall(verb: Verb, words: string[], terminal: Terminal): VerbCall {
  const options = Object.fromEntries(
    Object.entries(verb.options).map(([name, { type, multiple }]) => [
      name,
      { type, multiple: multiple ?? false },
    ]),
  );
  try {
    const { values, positionals } = parseArgs({
      args: words,
      options: { ...options, json: { type: 'boolean' } },
      allowPositionals: true,
    });
    const most = verb.arguments.length;
    if (positionals.length > most) {
      throw new UsageError(`"${positionals[most]}" is one word too many.`);
    }
    const given = values as Record<string, string | boolean | string[] | undefined>;
    return {
      positionals,
      text: (option) => (typeof given[option] === 'string' ? given[option] : undefined),
      texts: (option) => (Array.isArray(given[option]) ? given[option] : []),
      flag: (option) => given[option] === true,
      say: terminal.tell,
    };
  } catch (error) {
    if (error instanceof TypeError && 'code' in error) {
      const [sentence] = error.message.split('. ');
      throw new UsageError(`${sentence?.replace(/\.$/, '')}. See: ${CALL} help ${verb.name}`);
    }
    throw error;
  }
}

function print(report: VerbReport, isJson: boolean, terminal: Terminal): void {
  if (isJson) terminal.out(JSON.stringify(report.json));
  else if (report.lines.length > 0) terminal.out(report.lines.join('\n'));
}

function tellFailure(error: unknown, isJson: boolean, terminal: Terminal): void {
  const { code, details } = error instanceof UsageError ? NO_SENSE : toAppError(error);
  const message = error instanceof Error ? error.message : String(error);
  if (isJson) terminal.out(JSON.stringify({ error: { code, message, details } }));
  terminal.tell(message);
}
