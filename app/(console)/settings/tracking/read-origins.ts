import type { Failure } from '../../_parts/use-action.ts';

/** The websites that a form lists, one a line. */
export function readOrigins(form: FormData): string[] {
  return String(form.get('origins') ?? '')
    .split(/\s+/)
    .filter((one) => one !== '');
}

/** Whether a refusal is about the websites. */
export function hasWrongOrigin(failure: Failure | null): boolean {
  const issues = failure?.details.issues;
  return Array.isArray(issues) && issues.some((one: { path?: unknown }) => /^origins/.test(String(one.path)));
}
