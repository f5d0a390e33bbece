import { setTimeout as sleep } from 'node:timers/promises';

/** Does something again and again, never twice at once, with a pause between; what fails is tried at the next turn. */
export function startTicking(pauseMs: number, work: () => Promise<unknown>): { stop: () => Promise<void> } {
  const stopping = new AbortController();
  const running = loop();
  async function loop(): Promise<void> {
    while (!stopping.signal.aborted) {
      await work().catch(() => undefined);
      await sleep(pauseMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  }
  return {
    stop: () => {
      stopping.abort();
      return running;
    },
  };
}
