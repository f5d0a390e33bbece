import { writeTier } from './compile-tier.ts';
import type { Condition, NumberFact, Way } from './conditions.ts';

/** What a condition is written with: values are bound, never written; `scope` narrows a table to the people in question. */
export type Writer = {
  bind: (value: unknown) => string;
  /** The day on which the rule is asked. */
  day: () => string;
  /** The instant at which the day began that lies so many days back. */
  daysAgo: (days: number) => string;
  scope: (column: string) => string;
};

const STANDING = `o.status <> 'cancelled' and o.customer_id is not null`;

/** A condition in SQL over `customers c`, `customer_stats s` and `customer_predictions p`; always true or false, never null. */
export function compileCondition(condition: Condition, writer: Writer): string {
  return `coalesce(${writeCondition(condition, writer)}, false)`;
}

function writeCondition(condition: Condition, writer: Writer): string {
  const { bind, daysAgo, scope } = writer;
  switch (condition.kind) {
    case 'number':
      return writeNumber(condition, writer);
    case 'days':
      return `${INSTANTS[condition.fact]} ${condition.is === 'within' ? '>=' : '<'} ${daysAgo(condition.days)}`;
    case 'list':
      return writeList(condition, writer);
    case 'named':
      return `c.name <> ''`;
    case 'touch': {
      const { channelId } = condition;
      const where = channelId ? ` and t.channel_id = ${bind(channelId)}::uuid` : '';
      // What we write or say to a person is no deed of theirs.
      return `c.id in (select t.customer_id from touches t where t.customer_id is not null
        and t.kind = ${bind(condition.touch)} and t.direction is distinct from 'out' and t.at >= ${daysAgo(condition.days)}${where} ${scope('t.customer_id')}
        group by t.customer_id having count(*) >= ${bind(condition.least)}::bigint)`;
    }
    case 'consent':
      if (condition.is === 'unsaid')
        return `c.id not in (select n.customer_id from ${newest(condition, writer)} n)`;
      return `c.id in (select n.customer_id from ${newest(condition, writer)} n
        where ${condition.is === 'granted' ? '' : 'not '}n.is_granted)`;
    case 'withdrew':
      return `c.id in (select n.customer_id from ${newest(condition, writer)} n where not n.is_granted
        and n.was_granted and n.at >= ${daysAgo(condition.days)})`;
    case 'reachable':
      return `c.id in (select n.customer_id from ${newest({ purpose: 'marketing', way: condition.way }, writer)} n
        where n.is_granted) and c.id in (${REACHED[condition.way]} ${scope('i.customer_id')})`;
  }
}

const INSTANTS = { lastOrder: 's.last_order_at', firstOrder: 's.first_order_at', created: 'c.created_at' };

const REACHED: Record<Way, string> = {
  email: `select i.customer_id from identities i where i.kind = 'email'`,
  sms: `select i.customer_id from identities i where i.kind = 'phone'`,
  phone: `select i.customer_id from identities i where i.kind = 'phone'`,
  messenger: `select i.customer_id from identities i where i.kind = 'handle'`,
  post: `select i.customer_id from customer_addresses i where i.lines <> ''`,
};

/** The newest word of each person on a purpose and way, and whether they had ever agreed before. */
function newest(
  { purpose, way }: { purpose: string; way: string },
  { bind, scope }: Pick<Writer, 'bind' | 'scope'>,
): string {
  return `(select distinct on (k.customer_id) k.customer_id, k.is_granted, k.at,
    bool_or(k.is_granted) over (partition by k.customer_id) as was_granted
    from consents k where k.purpose = ${bind(purpose)} and k.way = ${bind(way)} ${scope('k.customer_id')}
    order by k.customer_id, k.at desc, k.id desc)`;
}

const FIGURES: Record<Exclude<NumberFact, keyof typeof COUNTED>, string> = {
  orders: 'coalesce(s.orders, 0)',
  net: 'coalesce(s.net_minor, 0)',
  averageOrder: 's.net_minor::numeric / nullif(s.orders, 0)',
  contribution: 'coalesce(s.net_minor - s.cost_minor, 0)',
  recencyScore: 'p.recency_score',
  frequencyScore: 'p.frequency_score',
  moneyScore: 'p.money_score',
  alive: 'p.p_alive * 100',
  expectedOrders: 'p.orders365',
  expectedValue: 'p.value365_minor',
};

/** Figures that are counted over rows of a person, who may have none. */
const COUNTED = {
  returns: { count: 'count(*)', from: 'returns r where r.customer_id is not null', who: 'r.customer_id' },
  channels: {
    count: 'count(distinct o.channel_id)',
    from: `orders o where ${STANDING}`,
    who: 'o.customer_id',
  },
  points: {
    count: 'sum(a.balance)',
    from: `loyalty_members m join loyalty_accounts a on a.member_id = m.id where a.kind = 'usable'`,
    who: 'm.customer_id',
  },
};

function writeNumber({ fact, is, value }: Extract<Condition, { kind: 'number' }>, writer: Writer): string {
  const { bind, scope } = writer;
  if (!isCounted(fact)) {
    return `${FIGURES[fact]} ${is === 'atLeast' ? '>=' : '<='} ${bind(value)}::numeric`;
  }
  const { count, from, who } = COUNTED[fact];
  const reaches = (sign: string) => `c.id in (select ${who} from ${from} ${scope(who)}
    group by ${who} having ${count} ${sign} ${bind(value)}::numeric)`;
  // Who has none stands in no group.
  if (is === 'atMost') return value < 0 ? 'false' : `not ${reaches('>')}`;
  return value <= 0 ? 'true' : reaches('>=');
}

function isCounted(fact: NumberFact): fact is keyof typeof COUNTED {
  return fact in COUNTED;
}

function writeList({ fact, values }: Extract<Condition, { kind: 'list' }>, writer: Writer): string {
  const { bind, scope } = writer;
  const texts = () => `any (${bind(values)}::text[])`;
  const ids = () => `any (${bind(values)}::uuid[])`;
  switch (fact) {
    case 'group':
      return `p.rfm_group = ${texts()}`;
    case 'country':
      return `c.country = ${texts()}`;
    case 'language':
      return `split_part(c.locale, '-', 1) = ${texts()}`;
    case 'tag':
      return `c.tags && ${bind(values)}::text[]`;
    case 'firstChannel':
      return `c.first_channel_id = ${ids()}`;
    case 'boughtIn':
      return `c.id in (select o.customer_id from orders o where ${STANDING} and o.channel_id = ${ids()} ${scope('o.customer_id')})`;
    case 'firstOrderIn':
    case 'lastOrderIn': {
      const turn = fact === 'lastOrderIn' ? 'desc' : 'asc';
      return `c.id in (select f.customer_id from (select distinct on (o.customer_id) o.customer_id, o.channel_id
        from orders o where ${STANDING} ${scope('o.customer_id')}
        order by o.customer_id, o.placed_at ${turn}, o.id ${turn}) f where f.channel_id = ${ids()})`;
    }
    case 'product':
      return `c.id in (${BOUGHT} where ${STANDING} and v.product_id = ${ids()} ${scope('o.customer_id')})`;
    case 'category':
      return `c.id in (${BOUGHT} join products g on g.id = v.product_id
        where ${STANDING} and g.category = ${texts()} ${scope('o.customer_id')})`;
    case 'tier':
      return writeTier(values, writer);
  }
}

const BOUGHT = `select o.customer_id from orders o join order_lines l on l.order_id = o.id and l.quantity > 0
  join variants v on v.id = l.variant_id`;
