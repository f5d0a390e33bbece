import type { Actor } from '../context.ts';
import { allow } from '../team/can.ts';
import type { Rule } from './conditions.ts';
import { rightsOf } from './rule.ts';

/** @throws FORBIDDEN when a rule looks at costs or predictions that the actor may not see. */
export function allowRule(actor: Actor, rule: Rule): void {
  const { cost, predictions } = rightsOf(rule);
  if (cost) allow(actor, 'cost.read');
  if (predictions) allow(actor, 'prediction.read');
}
