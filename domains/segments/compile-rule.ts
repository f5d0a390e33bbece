import { addDays } from '#lib/time.ts';
import { compileCondition, type Writer } from './compile-condition.ts';
import { isGroup, type Rule, type RuleNode } from './conditions.ts';

/** The day on which a rule is asked, and whose day it is. */
export type AskedOn = { today: string; timeZone: string };

/** A rule as one statement that selects `id` of those whom it fits, and the values it is run with. */
export type CompiledRule = { text: string; values: unknown[]; bind: (value: unknown) => string };

/** Some people by their ids, or those in `sampled`, which the statement around it defines with their `id`. */
export type Among = readonly string[] | 'sampled';

/**
 * One parameterised statement for a rule: the ids of the living people whom it fits, of everybody or of `among`. Values
 * only ever stand in `values`; more can be bound behind them for a statement around it. Who was merged away or erased fits nothing.
 */
export function compileRule(rule: Rule, { today, timeZone }: AskedOn, among?: Among): CompiledRule {
  const values: unknown[] = [];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const people = among === 'sampled' ? 'array (select id from sampled)' : among && `${bind(among)}::uuid[]`;
  let zone: string | undefined;
  const scope = (column: string) => (people ? `and ${column} = any (${people})` : '');
  const daysAgo = (days: number) => {
    zone ??= bind(timeZone);
    return `(${bind(addDays(today, -days))}::date::timestamp at time zone ${zone}::text)`;
  };
  const day = () => `${bind(today)}::date`;
  const text = `select c.id from customers c left join customer_stats s on s.customer_id = c.id
    left join customer_predictions p on p.customer_id = c.id
    where c.merged_into is null and c.erased_at is null ${scope('c.id')}
      and ${compileNode(rule.rule, { bind, day, daysAgo, scope })}`;
  return { text, values, bind };
}

function compileNode(node: RuleNode, writer: Writer): string {
  if (!isGroup(node)) return compileCondition(node, writer);
  const parts = node.of.map((part) => compileNode(part, writer));
  if (node.kind === 'none') return `not (${parts.join(' or ')})`;
  return `(${parts.join(node.kind === 'all' ? ' and ' : ' or ')})`;
}
