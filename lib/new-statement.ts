/** A statement's values as they gather; `bind` adds one and names it. */
export type Statement = { values: unknown[]; bind: (value: unknown) => string };

/** Collects the values of a statement. */
export function newStatement(): Statement {
  const values: unknown[] = [];
  return { values, bind: (value) => `$${values.push(value)}` };
}
