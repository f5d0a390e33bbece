const refusals = new Map<string, number>();

/** Counts a message whose signature did not fit. Kept by this process until it ends. */
export function countRefusal(channelId: string): void {
  refusals.set(channelId, refusedSinceStart(channelId) + 1);
}

/** How many messages of a channel this process has refused for their signature. */
export function refusedSinceStart(channelId: string): number {
  return refusals.get(channelId) ?? 0;
}
