/** From and to which hour of the own day somebody wants no mail of an alert; null: at any hour. */
export type QuietHours = { quietFrom: number | null; quietUntil: number | null };

/** Whether an hour of the day lies in somebody's quiet hours, which may go over midnight. The last hour is not quiet any more. */
export function isQuietHour({ quietFrom, quietUntil }: QuietHours, hour: number): boolean {
  if (quietFrom === null || quietUntil === null) return false;
  return quietFrom < quietUntil
    ? hour >= quietFrom && hour < quietUntil
    : hour >= quietFrom || hour < quietUntil;
}
