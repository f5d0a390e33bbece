import { isId } from '#lib/ids.ts';
import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';
import { readJourneys } from './fold/read-journeys.ts';
import { findings } from './rule/findings.ts';
import type { Finding, Journey } from './rule/journey.ts';
import { ownTouches } from './rule/own-touches.ts';
import { readFact } from './rule/read-fact.ts';
import { readMeasure } from './settings/read-measure.ts';

/** What happened at a moment of a journey: something seen, or a step of the order itself. */
export type JourneyMoment = {
  key: string;
  at: string;
  /** The touch's kind, or what became of the order. */
  kind: string;
  /** What a touch tells of effort. */
  fact: string | null;
  channelName: string | null;
  /** What was searched, looked at or said, as its source told it. */
  said: string | null;
  findings: Finding[];
};

/** An order's journey as it is known now, moment by moment. */
export type JourneyStory = {
  orderId: string;
  number: number;
  channelId: string;
  channelName: string;
  seconds: number;
  moments: JourneyMoment[];
};

type OrderRow = { number: number; channelId: string; channelName: string };

/** The journey of an order with what cost time in it, worked out now; undefined where there is no such order. */
export async function readJourney(ctx: Ctx, orderId: string): Promise<JourneyStory | undefined> {
  allow(ctx.actor, 'channel.figures');
  if (!isId(orderId)) return undefined;
  const { $client: client } = ctx.db;
  const [{ rows }, { rows: channels }, [journey], { measure }] = await Promise.all([
    client.query<OrderRow>({
      name: 'effort-order',
      text: `select o.number::integer as number, o.channel_id as "channelId", c.name as "channelName"
        from orders o join channels c on c.id = o.channel_id where o.id = $1`,
      values: [orderId],
    }),
    client.query<{ id: string; name: string }>({
      name: 'channel-names',
      text: 'select id, name from channels',
    }),
    readJourneys(ctx.db, [orderId]),
    readMeasure(ctx.db),
  ]);
  const [order] = rows;
  if (!order || !journey) return undefined;
  const found = findings(journey, measure);
  const names = new Map(channels.map(({ id, name }) => [id, name]));
  return {
    orderId,
    ...order,
    seconds: found.reduce((sum, { seconds }) => sum + seconds, 0),
    moments: momentsOf(journey, found, names),
  };
}

function momentsOf(
  journey: Journey,
  found: readonly Finding[],
  names: ReadonlyMap<string, string>,
): JourneyMoment[] {
  const { before, after } = ownTouches(journey);
  const ownTimes = happeningsOf(journey);
  const shown = new Set<Finding>();
  const take = (isHere: (one: Finding) => boolean) => {
    const fresh = found.filter((one) => !shown.has(one) && isHere(one));
    for (const one of fresh) shown.add(one);
    return fresh;
  };
  const own = ownTimes.flatMap(({ kind, seconds, isHere }): JourneyMoment[] =>
    seconds === null ? [] : [{ ...momentAt(kind, seconds), findings: isHere ? take(isHere) : [] }],
  );
  const touches = [...before, ...after].map(
    (touch): JourneyMoment => ({
      key: String(touch.id),
      at: iso(touch.atSeconds),
      kind: touch.kind,
      fact: readFact(touch).kind,
      channelName: names.get(touch.channelId) ?? null,
      said: saidIn(touch.detail),
      findings: take(({ touchIds }) => touchIds[0] === touch.id),
    }),
  );
  return [...touches, ...own].sort((a, b) => a.at.localeCompare(b.at) || a.key.localeCompare(b.key));
}

type Happening = { kind: string; seconds: number | null; isHere?: (one: Finding) => boolean };

/** What happened to the order itself, each with the findings that belong there. */
function happeningsOf({ order, pickup, changes, returns }: Journey): Happening[] {
  const { placedSeconds, promisedSeconds, shippedSeconds } = order;
  const collected = pickup?.isCollected ? pickup.endedSeconds : null;
  const codesAt = pickup?.wrongCodes ? (pickup.endedSeconds ?? pickup.readySeconds ?? placedSeconds) : null;
  return [
    { kind: 'placed', seconds: placedSeconds },
    {
      kind: 'promised',
      seconds: promisedSeconds,
      isHere: ({ step, kind }) => step === 'wait' && kind === 'wait',
    },
    { kind: 'shipped', seconds: collected === null ? shippedSeconds : null },
    ...changes.map(({ kind, atSeconds }) => ({
      kind,
      seconds: atSeconds,
      isHere: (one: Finding) =>
        one.atSeconds === atSeconds && one.step === (kind === 'substitution' ? 'choose' : 'wait'),
    })),
    { kind: 'ready', seconds: pickup?.readySeconds ?? null },
    {
      kind: 'wrongCode',
      seconds: codesAt,
      isHere: ({ step, kind }) => step === 'receive' && kind === 'repeat',
    },
    { kind: 'collected', seconds: collected },
    ...returns.map(({ atSeconds, isTrip }) => ({
      kind: isTrip ? 'carriedBack' : 'sentBack',
      seconds: atSeconds,
      isHere: (one: Finding) => one.step === 'return' && one.atSeconds === atSeconds,
    })),
  ];
}

function momentAt(kind: string, seconds: number): Omit<JourneyMoment, 'findings'> {
  return { key: `${kind} ${seconds}`, at: iso(seconds), kind, fact: null, channelName: null, said: null };
}

function saidIn(detail: Record<string, unknown>): string | null {
  const said = [detail.query, detail.text, detail.title, detail.sku, detail.event].find(
    (one) => typeof one === 'string' && one !== '',
  );
  return typeof said === 'string' ? said : null;
}

function iso(seconds: number): string {
  return new Date(seconds * 1_000).toISOString();
}
