import type { ErrorCode, ErrorDetails } from '#lib/errors.ts';

/** What one of our own routes refused, as it told it. */
export type Refusal = { code: ErrorCode; message: string; details: ErrorDetails };

/** A route of our own refused. `refusal` is what it said; UNAVAILABLE where it said nothing. */
export class RefusedError extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.message);
    this.name = 'RefusedError';
    this.refusal = refusal;
  }
}

/** Reads JSON from one of our own routes. @throws RefusedError. */
export async function readJson<Data>(url: string, init: RequestInit): Promise<Data> {
  const response = await fetch(url, init);
  if (!response.ok) throw new RefusedError(await refusalOf(response));
  return response.json();
}

async function refusalOf(response: Response): Promise<Refusal> {
  const body: { error?: Refusal } = await response.json().catch(() => ({}));
  return body.error ?? { code: 'UNAVAILABLE', message: '', details: {} };
}
