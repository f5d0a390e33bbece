import type { Tree, Violation } from './read-tree.ts';

/** Rule 6: files that import one another in a circle; each circle is told once, by its first file. Types do not count. */
export function findCycles(tree: Tree): Violation[] {
  const state = new Map<string, 'open' | 'done'>();
  const trail: string[] = [];
  const violations: Violation[] = [];
  const visit = (path: string) => {
    state.set(path, 'open');
    trail.push(path);
    for (const one of tree.get(path)!.imports) {
      if (one.isTypeOnly || one.target === undefined || !tree.has(one.target)) continue;
      const seen = state.get(one.target);
      if (seen === 'open') {
        const circle = [...trail.slice(trail.indexOf(one.target)), one.target];
        violations.push({ file: path, line: one.line, rule: '6-cycles', what: circle.join(' → ') });
      }
      if (seen === undefined) visit(one.target);
    }
    trail.pop();
    state.set(path, 'done');
  };
  for (const path of tree.keys()) if (!state.has(path)) visit(path);
  return violations;
}
