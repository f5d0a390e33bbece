import { generateSecret, generateURI, verifySync } from 'otplib';

const STEP_SECONDS = 30;
const ISSUER = 'Pishkhan';

/** A new secret for an authenticator app, in base 32. */
export function makeTotpSecret(): string {
  return generateSecret();
}

/** The address that an authenticator app reads from a QR code. */
export function totpUri(facts: { secret: string; email: string }): string {
  return generateURI({ issuer: ISSUER, label: facts.email, secret: facts.secret });
}

/**
 * The time step that a six-figure code belongs to; null when it fits neither now nor half a minute before or after.
 * The step is kept, so that no code works twice.
 */
export function findTotpStep(facts: { secret: string; code: string; now: Date }): number | null {
  const epoch = Math.floor(facts.now.getTime() / 1000);
  const result = verifySync({
    secret: facts.secret,
    token: facts.code,
    epoch,
    period: STEP_SECONDS,
    epochTolerance: STEP_SECONDS,
  });
  if (!result.valid) return null;
  return Math.floor(epoch / STEP_SECONDS) + (result.delta ?? 0);
}
