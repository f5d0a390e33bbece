import { parseDecimalToMinor } from '#lib/digits.ts';

const PERCENT_DECIMALS = 2;
const WHOLE = 10_000;

/** The shares that somebody wrote for channels in per cent, as basis points; null where they do not make 100 %. */
export function readShares(
  channels: readonly { id: string }[],
  textOf: (channelId: string) => string,
): Record<string, number> | null {
  const read = channels.map(({ id }) => ({
    id,
    share: parseDecimalToMinor(textOf(id) || '0', PERCENT_DECIMALS),
  }));
  const sound = read.flatMap(({ id, share }) =>
    share.ok && share.value >= 0 ? [{ id, share: share.value }] : [],
  );
  const whole = sound.reduce((sum, { share }) => sum + share, 0);
  if (sound.length < read.length || whole !== WHOLE) return null;
  return Object.fromEntries(sound.filter(({ share }) => share > 0).map(({ id, share }) => [id, share]));
}
