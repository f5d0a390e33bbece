import { LOCALES } from '#lib/format/prefs.ts';
import { seed } from '../../seed/seed.ts';
import { readChoice, readWhole, UsageError, type Verb, type VerbCall } from '../verb.ts';

const LANGUAGE_OPTION = { type: 'string', value: 'CODE' } as const;

export const seedVerb: Verb = {
  name: 'seed',
  arguments: [],
  purpose: 'Makes the demo business in an empty database.',
  options: {
    lang: {
      ...LANGUAGE_OPTION,
      help: `its language, country and currency: ${LOCALES.join(', ')}; en unless given`,
    },
    locale: { ...LANGUAGE_OPTION, help: 'the same as --lang' },
    orders: { type: 'string', value: 'NUMBER', help: 'about how many orders; 7000 unless given' },
    seed: { type: 'string', value: 'NUMBER', help: 'another number, another history; 1 unless given' },
    until: {
      type: 'string',
      value: 'INSTANT',
      help: 'its present, such as 2026-11-22T12:00:00Z; now unless given',
    },
  },
  notes: ['The same options give the same history. The last line says as JSON who may sign in.'],
  examples: ['seed', 'seed --lang fa --orders 20000', 'seed --seed 7 --until 2026-11-22T12:00:00Z --json'],
  run: async ({ url }, call) => {
    const language = call.text('lang') ?? call.text('locale') ?? 'en';
    let lastStep = '';
    const report = await seed(url, {
      locale: readChoice(language, { name: '--lang', choices: LOCALES }),
      orders: readWhole(call, 'orders'),
      seed: readWhole(call, 'seed'),
      until: readInstant(call),
      onProgress: (step) => {
        if (step !== lastStep) call.say(`  ${step}`);
        lastStep = step;
      },
    });
    const seconds = Math.round(report.durationMs / 1000);
    return {
      json: report,
      lines: [
        `Made a demo business with ${report.orders} orders from ${report.from} to ${report.until} in ${seconds} s.`,
        JSON.stringify({ signIns: report.signIns }),
      ],
    };
  },
};

function readInstant(call: VerbCall): Date | undefined {
  const given = call.text('until');
  if (given === undefined) return undefined;
  const instant = new Date(given);
  if (!Number.isNaN(instant.getTime())) return instant;
  throw new UsageError(`--until ${given}: an instant is wanted, such as 2026-11-22T12:00:00Z.`);
}
