import type { Scanned } from '#domains/orders/picking/scan-item.ts';
import { newClientId } from '#lib/client-id.ts';

/** Why a scan was not counted; `failed` is no answer at all. */
export type Refused = {
  reason: 'wrongItem' | 'tooMany' | 'unknownCode' | 'refused' | 'failed';
  title: string;
};

const TRIES = 4;
const PAUSE_MS = 400;
const LONGEST_WAIT_MS = 8_000;
const REASONS = ['wrongItem', 'tooMany', 'unknownCode'] as const;

/**
 * Sends a scan and says what came of it. Where the network fails it is sent again under the same id, so that poor Wi-Fi
 * neither loses a unit nor counts one twice.
 */
export async function sendScan(
  waveId: string,
  scan: { code: string } | { taskId: string; quantity: number },
): Promise<Scanned | Refused> {
  const scanId = newClientId();
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const answer = await fetch('/fulfilment/scan', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-command-id': scanId },
      body: JSON.stringify({ ...scan, waveId }),
      signal: AbortSignal.timeout(LONGEST_WAIT_MS),
    }).catch(() => null);
    if (answer?.ok) return (await answer.json()) as Scanned;
    if (answer && answer.status < 500) return readRefusal(answer);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS * attempt));
  }
  return { reason: 'failed', title: '' };
}

type Told = { error?: { details?: { reason?: string; title?: string } } } | null;

async function readRefusal(answer: Response): Promise<Refused> {
  const told: Told = await answer.json().catch(() => null);
  const details = told?.error?.details;
  const reason = REASONS.find((one) => one === details?.reason) ?? 'refused';
  return { reason, title: details?.title ?? '' };
}
