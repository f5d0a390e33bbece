import { writeBackup } from '../backup/write-backup.ts';
import { resolveOutput } from '../resolve-file.ts';
import { requireArgument, type Verb } from '../verb.ts';

export const backup: Verb = {
  name: 'backup',
  arguments: ['FILE'],
  purpose: 'Saves the whole database to one file, while it is in use.',
  options: {},
  notes: [
    'One gzip file with every table as one instant shows it, the waiting jobs, and checksums. Sums that follow from',
    'the rows are left out and reckoned again. The file holds personal data: it is readable by its owner only.',
    'AUTH_SECRET is not in it. Keep it (or secrets.json in DATA_DIR) beside the file: it opens sealed secrets.',
  ],
  examples: ['backup pishkhan-2026-11-22.backup', 'backup /safe/place/today.backup --json'],
  run: async ({ url, ctx }, call) => {
    const file = resolveOutput(requireArgument(call, 0, 'FILE'));
    const saved = await writeBackup({ url, file, now: ctx.now }, (name) => call.say(`  ${name}`));
    return {
      json: { file, ...saved },
      lines: [`Saved ${saved.rows} rows of ${saved.tables.length} tables to ${file} (${saved.bytes} bytes).`],
    };
  },
};
