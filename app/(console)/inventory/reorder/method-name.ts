import { METHOD_NAMES, type MethodName } from '#domains/planning/forecast/method.ts';

/** A method as the database writes it. Sound because the job writes these names only; an unknown one is called a mean. */
export function asMethod(name: string): MethodName {
  return METHOD_NAMES.find((known) => known === name) ?? 'mean';
}
