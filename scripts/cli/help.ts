import type { Verb } from './verb.ts';

/** How the command line is called, as a person types it. */
export const CALL = 'npm run pishkhan --';

const COMMON = [
  ['--json', 'one JSON document on stdout, nothing else; progress goes to stderr'],
  ['--help', 'what a verb does, its options, examples'],
] as const;

/** The overview: every verb with its purpose. */
export function describeAll(verbs: readonly Verb[]): string {
  const calls = verbs.map((verb) => [[verb.name, ...verb.arguments].join(' '), verb.purpose] as const);
  return [
    `Usage: ${CALL} VERB … [options]`,
    '',
    'Verbs:',
    ...columns(calls),
    '',
    'Options of every verb:',
    ...columns(COMMON),
    '',
    'Settings (environment or .env): DATABASE_URL, or DATA_DIR for the built-in database; AUTH_SECRET.',
    'The exit code is 0 only on success, 2 when a call is not understood, else 1.',
    '',
    `More about one verb: ${CALL} help VERB`,
  ].join('\n');
}

/** One verb: usage, options, notes, examples. */
export function describeOne(verb: Verb): string {
  const options = Object.entries(verb.options).map(([name, option]) => {
    const value = option.type === 'string' ? ` ${option.value ?? 'TEXT'}` : '';
    return [
      `--${name}${value}`,
      option.help + (option.multiple ? ' (may be given several times)' : ''),
    ] as const;
  });
  return [
    `${CALL} ${[verb.name, ...verb.arguments].join(' ')} [options]`,
    '',
    verb.purpose,
    ...(verb.notes ? ['', ...verb.notes] : []),
    '',
    'Options:',
    ...columns([...options, ...COMMON]),
    '',
    'Examples:',
    ...verb.examples.map((example) => `  ${CALL} ${example}`),
  ].join('\n');
}

function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([first]) => first.length));
  return rows.map(([first, second]) => `  ${first.padEnd(width)}  ${second}`);
}
