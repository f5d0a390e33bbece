import { command } from '../../command.ts';
import { PickupSettingsInput } from './input.ts';
import { readKeepHours } from './write-pickup.ts';

/** Sets how long goods wait for their customer; what is ready already keeps its deadline. */
export const savePickupSettings = command('pickup.settings', {
  input: PickupSettingsInput,
  run: async (tx, { keepHours }) => {
    const before = await readKeepHours(tx);
    await tx.$client.query(
      `insert into pickup_settings (keep_hours) values ($1)
       on conflict (id) do update set keep_hours = excluded.keep_hours`,
      [keepHours],
    );
    return {
      result: { keepHours },
      subjectKind: 'business',
      subjectId: null,
      summary: { keepHours },
      before: { keepHours: before },
      after: { keepHours },
      events: [{ kind: 'settings.changed', subjectKind: 'business', subjectId: 'pickup' }],
    };
  },
});
