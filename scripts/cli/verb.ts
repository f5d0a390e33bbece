import type { Database } from '#db/client.ts';
import type { Ctx } from '#domains/context.ts';

/** One `--option` of a verb, as node:util's parseArgs wants it, with a line of help. */
export type VerbOption = { type: 'string' | 'boolean'; multiple?: boolean; value?: string; help: string };

/** What a verb is given: what was typed, and the database while it runs. */
export type VerbCall = {
  positionals: string[];
  text: (option: string) => string | undefined;
  texts: (option: string) => string[];
  flag: (option: string) => boolean;
  /** Progress and remarks for the person at the terminal; goes to stderr. */
  say: (line: string) => void;
};

/** The database of one call, migrated, and the context that every command and query wants. */
export type Session = { url: string; db: Database; ctx: Ctx };

/** What a verb came to: `json` for machines, `lines` for people. `isFailure` makes the exit code 1. */
export type VerbReport = { json: unknown; lines: string[]; isFailure?: boolean };

/** One verb of the command line. `arguments` are shown in the help, in the order in which they are typed. */
export type Verb = {
  name: string;
  arguments: readonly string[];
  purpose: string;
  options: Record<string, VerbOption>;
  examples: readonly string[];
  /** What a reader must know beyond the options. */
  notes?: readonly string[];
  run: (session: Session, call: VerbCall) => Promise<VerbReport>;
};

/** Something was typed that the command line does not understand; the exit code is 2. */
export class UsageError extends Error {}

/** The argument at a place, or a sentence that says which one is missing. */
export function requireArgument(call: VerbCall, place: number, name: string): string {
  const given = call.positionals[place];
  if (given) return given;
  throw new UsageError(`${name} is missing.`);
}

/** The value of an option that has no default, or a sentence that says which one is missing. */
export function requireOption(call: VerbCall, option: string): string {
  const given = call.text(option);
  if (given) return given;
  throw new UsageError(`--${option} is missing.`);
}

/** A whole number typed as the value of an option. */
export function readWhole(call: VerbCall, option: string): number | undefined {
  const given = call.text(option);
  if (given === undefined) return undefined;
  if (/^\d{1,15}$/.test(given)) return Number(given);
  throw new UsageError(`--${option} ${given}: a whole number is wanted.`);
}

/** One of the words that an argument or option may be. */
export function readChoice<Word extends string>(
  given: string,
  { name, choices }: { name: string; choices: readonly Word[] },
): Word {
  const found = choices.find((choice) => choice === given);
  if (found) return found;
  throw new UsageError(`${name} ${given}: choose one of ${choices.join(', ')}.`);
}
