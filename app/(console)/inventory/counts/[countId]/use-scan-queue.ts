import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { newClientId } from '#lib/client-id.ts';
import type { Failure } from '../../../_parts/use-action.ts';
import { addScans } from '../actions.ts';

const MOST_AT_ONCE = 50;
const TRY_AGAIN_MS = 5_000;

type Scan = { id: string; variantId: string; quantity: number; at: string };

/** Units by variant; null where nobody has counted yet. */
export type CountedUnits = Readonly<Record<string, number | null>>;

/**
 * Scans on their way to the server. They are kept on this device until it has taken them, so that a dead spot or a closed
 * tab loses none; each has its own id, so that sending it twice counts it once.
 */
export function useScanQueue(countId: string, first: CountedUnits) {
  const key = `count-${countId}`;
  const [known, setKnown] = useState(first);
  const [waiting, setWaiting] = useState<readonly Scan[]>([]);
  const [failure, setFailure] = useState<Failure | null>(null);
  const queue = useRef<readonly Scan[]>([]);
  const isSending = useRef(false);

  function keep(next: readonly Scan[]) {
    queue.current = next;
    setWaiting(next);
    localStorage.setItem(key, JSON.stringify(next));
  }

  async function send(): Promise<void> {
    if (isSending.current || queue.current.length === 0) return;
    isSending.current = true;
    const batch = queue.current.slice(0, MOST_AT_ONCE);
    const answer = await addScans({ countId, scans: [...batch] }).catch(() => null);
    isSending.current = false;
    if (answer === null || (!answer.ok && answer.error.code === 'UNAVAILABLE')) return;
    keep(queue.current.filter((scan) => !batch.includes(scan)));
    setFailure(answer.ok ? null : answer.error);
    if (answer.ok) {
      setKnown((now) => ({
        ...now,
        ...Object.fromEntries(answer.data.map((line) => [line.variantId, line.counted])),
      }));
    }
    return send();
  }

  const start = useEffectEvent(() => {
    const kept = readKept(localStorage.getItem(key));
    if (kept.length > 0) keep(kept);
    void send();
  });
  const tryAgain = useEffectEvent(() => void send());
  useEffect(() => {
    start();
    const timer = setInterval(tryAgain, TRY_AGAIN_MS);
    addEventListener('online', tryAgain);
    return () => {
      clearInterval(timer);
      removeEventListener('online', tryAgain);
    };
  }, []);

  const countedOf = (variantId: string): number | null => {
    const own = queue.current.filter((scan) => scan.variantId === variantId);
    const there = known[variantId] ?? null;
    if (own.length === 0) return there;
    return own.reduce((sum, scan) => sum + scan.quantity, there ?? 0);
  };
  const add = (variantId: string, quantity: number) => {
    keep([...queue.current, { id: newClientId(), variantId, quantity, at: new Date().toISOString() }]);
    void send();
  };
  /** What was counted of goods that the page did not show at first. */
  const learn = (variantId: string, counted: number | null) =>
    setKnown((now) => (variantId in now ? now : { ...now, [variantId]: counted }));
  return { countedOf, add, learn, waiting: waiting.length, failure };
}

/** What an earlier visit left; what cannot be read was never written by us. */
function readKept(text: string | null): Scan[] {
  try {
    const found: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(found) ? found.filter(isScan) : [];
  } catch {
    // A broken note on this device holds no scans.
    return [];
  }
}

function isScan(one: unknown): one is Scan {
  const scan = one as Partial<Scan> | null;
  return (
    typeof scan?.id === 'string' &&
    typeof scan.variantId === 'string' &&
    typeof scan.quantity === 'number' &&
    typeof scan.at === 'string'
  );
}
