import type { NewEvent } from '#domains/events/subscriptions.ts';

/** Tells that a walk changed: it was made, a task of it ended, or all of it. */
export function waveChanged(waveId: string, payload: Record<string, unknown> = {}): NewEvent {
  return { kind: 'pick.changed', subjectKind: 'wave', subjectId: waveId, payload };
}
