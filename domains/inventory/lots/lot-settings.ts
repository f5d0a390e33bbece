import type { Reader } from '#db/client.ts';
import { command } from '../../command.ts';
import { LotSettingsInput } from './input.ts';

/** What the shop does about expiry: from how many days before on a lot is expiring, and whether expired units are set aside. */
export type LotSettings = { expiringDays: number; movesExpired: boolean };

/** What holds until somebody says otherwise. */
const AT_FIRST: LotSettings = { expiringDays: 30, movesExpired: true };

/** What the shop does about expiry. */
export async function readLotSettings(db: Reader): Promise<LotSettings> {
  const { rows } = await db.$client.query<LotSettings>(
    'select expiring_days as "expiringDays", moves_expired as "movesExpired" from lot_settings',
  );
  return rows[0] ?? AT_FIRST;
}

/** Says what the shop does about expiry from now on. */
export const setLotSettings = command('stock.track', {
  input: LotSettingsInput,
  run: async (tx, input) => {
    const before = await readLotSettings(tx);
    await tx.$client.query(
      `insert into lot_settings (id, expiring_days, moves_expired) values (1, $1, $2)
       on conflict (id) do update set expiring_days = excluded.expiring_days, moves_expired = excluded.moves_expired`,
      [input.expiringDays, input.movesExpired],
    );
    return { result: input, subjectKind: 'lot', subjectId: 'settings', before, after: input };
  },
});
