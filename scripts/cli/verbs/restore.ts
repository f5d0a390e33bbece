import { runAudit } from '#domains/events/run-audit.ts';
import { listErasures } from '#domains/privacy/replay-erasures.ts';
import { env } from '#lib/env.ts';
import { replayAfterRestore } from '../backup/replay-after-restore.ts';
import { restoreBackup } from '../backup/restore-backup.ts';
import { resolveInput } from '../resolve-file.ts';
import { requireArgument, type Verb } from '../verb.ts';

export const restore: Verb = {
  name: 'restore',
  arguments: ['FILE'],
  purpose: 'Puts a backup into an empty database, or with --replace into any.',
  options: {
    replace: { type: 'boolean', help: 'removes everything that the database holds' },
  },
  notes: [
    'One transaction: when anything fails, nothing is changed. Counts and checksums are compared and the books audited',
    'at the end. It is also the way from the built-in database to a server: set DATABASE_URL and restore there.',
    'Stop the app and its worker first. People who were erased since the backup are erased again, by the list in DATA_DIR',
    '(erasures.jsonl) and by the database that is replaced.',
  ],
  examples: ['restore pishkhan-2026-11-22.backup', 'restore today.backup --replace'],
  run: async ({ url, db, ctx }, call) => {
    const file = resolveInput(requireArgument(call, 0, 'FILE'));
    const known = await listErasures(ctx);
    const restored = await restoreBackup({ url, file, isReplacing: call.flag('replace') }, (name) =>
      call.say(`  ${name}`),
    );
    const erased = await replayAfterRestore(ctx, { folder: env().DATA_DIR, known });
    const offences = (await runAudit(db)).filter(({ count }) => count > 0);
    if (!restored.opensSecrets) {
      call.say(
        'The secrets were sealed under another AUTH_SECRET: give this installation the old one, or set the',
      );
      call.say("channels' secrets and second sign-in steps anew.");
    }
    return {
      json: { file, ...restored, erased, offences },
      lines: [
        `Restored ${restored.rows} rows of ${restored.tables.length} tables, saved at ${restored.createdAt}.`,
        ...(erased > 0 ? [`Erased ${erased} people again who had been erased before.`] : []),
        ...offences.map(({ name, count }) => `Against the books: ${name}, ${count} rows. See: npm run audit`),
      ],
      isFailure: offences.length > 0,
    };
  },
};
