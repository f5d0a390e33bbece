import { z } from 'zod';
import { newId } from '#lib/ids.ts';
import { seal, unseal } from '#lib/seal.ts';

const PURPOSE = 'known device';
/** A till is shared by a shift; who signed in longest ago is forgotten first. */
const MOST_PEOPLE = 20;

const KnownDevice = z.object({ id: z.uuid(), userIds: z.array(z.uuid()) });

/** A browser on which these people have signed in before. It proves nothing but that. */
export type KnownDevice = z.output<typeof KnownDevice>;

/** The device that a mark names; null when there is no mark, or when it was altered. */
export function readKnownDevice(mark: string | undefined): KnownDevice | null {
  const plain = mark ? unseal(mark, PURPOSE) : null;
  return plain === null ? null : KnownDevice.parse(JSON.parse(plain));
}

/** The mark of a device on which one more person has signed in; a new device gets its name now. */
export function markKnownDevice(
  known: KnownDevice | null,
  { userId, now }: { userId: string; now: Date },
): string {
  const others = (known?.userIds ?? []).filter((id) => id !== userId);
  const userIds = [userId, ...others].slice(0, MOST_PEOPLE);
  return seal(JSON.stringify({ id: known?.id ?? newId(now.getTime()), userIds }), PURPOSE);
}
