import { setTimeout as sleep } from 'node:timers/promises';

const WORK_MS = 8;
const REST_MS = 8;

/**
 * Lets others have the processor while much is reckoned: `rest` comes back at once until 8 ms of work are over, then
 * pauses as long. The worker runs in the process of the pages by default; none of them waits longer than one turn.
 */
export function takeTurns(): { rest: () => Promise<void> | undefined } {
  let since = performance.now();
  return {
    rest: () => {
      if (performance.now() - since < WORK_MS) return undefined;
      return sleep(REST_MS).then(() => {
        since = performance.now();
      });
    },
  };
}
