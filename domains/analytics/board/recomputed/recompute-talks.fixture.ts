import type { Database } from '#db/client.ts';

/** A touch as the recomputation reads it. */
export type SpokenTouch = {
  id: number;
  at: Date;
  channelId: string;
  day: string;
  kind: string;
  customerId: string | null;
  device: string | null;
  orderId: string | null;
  campaign: string | null;
  direction: 'in' | 'out' | null;
  thread: string | null;
};

/** How soon a channel wants to answer; hours of a day in UTC, null for all. */
export type Answering = {
  channelId: string;
  minutes: number;
  hours: { opens: number; closes: number }[] | null;
};

/** Reads the standards of the channels. */
export async function readAnswerings(db: Database): Promise<Answering[]> {
  const { rows } = await db.$client.query<Answering>(
    `select c.id as "channelId", coalesce(s.standard_minutes, 60) as minutes, s.hours -> 'week' as hours
     from channels c left join channel_answering s on s.channel_id = c.id`,
  );
  return rows;
}

type Wait = { channelId: string; day: string; seconds: number | null; askedAt: number };
const DAY_MS = 86_400_000;
const MONTH_MS = 30 * DAY_MS;

/** Every wait of somebody who wrote, from single touches: to the first word that went out to the same thread or person. */
export function waitsOf(touches: readonly SpokenTouch[], answerings: readonly Answering[]): Wait[] {
  const sorted = touches.toSorted((a, b) => +a.at - +b.at || a.id - b.id);
  const answers = sorted.filter(({ direction, campaign }) => direction === 'out' && campaign === null);
  const waits = new Map<string, Wait>();
  for (const one of sorted) {
    if (one.kind !== 'message' || one.direction !== 'in') continue;
    const answer = answers.find(
      (other) =>
        answersTo(other, one) &&
        (+other.at > +one.at || (+other.at === +one.at && other.id > one.id)) &&
        +other.at < +one.at + MONTH_MS,
    );
    const talk = one.thread ?? one.customerId ?? one.device ?? one.id;
    const key = `${one.channelId} ${talk} ${answer?.id}`;
    if (waits.has(key)) continue;
    const hours = answerings.find(({ channelId }) => channelId === one.channelId)?.hours ?? null;
    waits.set(key, {
      channelId: one.channelId,
      day: one.day,
      seconds: answer ? secondsWithin(hours, +one.at, +answer.at) : null,
      askedAt: +one.at,
    });
  }
  return [...waits.values()];
}

function answersTo(answer: SpokenTouch, question: SpokenTouch): boolean {
  if (answer.thread && question.thread)
    return answer.thread === question.thread && answer.channelId === question.channelId;
  const isSame = (name: 'customerId' | 'device') => answer[name] !== null && answer[name] === question[name];
  return isSame('customerId') || isSame('device');
}

function secondsWithin(hours: Answering['hours'], from: number, to: number): number {
  if (!hours) return Math.floor((to - from) / 1000);
  let open = 0;
  for (let day = Math.floor(from / DAY_MS) * DAY_MS; day <= to; day += DAY_MS) {
    const week = hours[(new Date(day).getUTCDay() + 6) % 7];
    if (!week) continue;
    const [opens, closes] = [day + week.opens * 60_000, day + week.closes * 60_000];
    open += Math.max(0, Math.min(to, closes) - Math.max(from, opens));
  }
  return Math.floor(open / 1000);
}

/** The steps to which lengths are rounded up, in minutes. */
const STEPS = [
  ...steps(1, 30, 1),
  ...steps(35, 120, 5),
  ...steps(135, 480, 15),
  ...steps(540, 2880, 60),
  ...steps(4320, 43_200, 1440),
];

function steps(from: number, to: number, by: number): number[] {
  return Array.from({ length: (to - from) / by + 1 }, (_, at) => from + at * by);
}

/** Response time and share in time of some waits, with nothing but the words of their definitions. */
export function answeredOf(waits: readonly Wait[], answerings: readonly Answering[], now: Date) {
  const standardOf = (channelId: string) =>
    answerings.find((one) => one.channelId === channelId) ?? { minutes: 60, hours: null };
  const due = waits.filter(({ channelId, seconds, askedAt }) => {
    const { minutes, hours } = standardOf(channelId);
    return seconds !== null || secondsWithin(hours, askedAt, +now) > minutes * 60;
  });
  const lengths = due.map(({ seconds }) =>
    seconds === null ? Number.POSITIVE_INFINITY : STEPS.find((step) => seconds <= step * 60)!,
  );
  lengths.sort((a, b) => a - b);
  const middle = lengths[Math.ceil(lengths.length / 2) - 1];
  const answered = due.filter(({ seconds }) => seconds !== null);
  const inTime = answered.filter(
    ({ channelId, seconds }) => seconds! <= standardOf(channelId).minutes * 60,
  ).length;
  const isEnough = due.length >= 20;
  return {
    responseTime: isEnough && Number.isFinite(middle) ? middle! : null,
    answeredInTime: isEnough && answered.length > 0 ? inTime / due.length : null,
  };
}

type Credited = { orderId: string; first: string; last: string };

/** The channels to which the first and the last ad of thirty days led, for each order that follows one. */
export function creditsOf(
  orders: readonly { id: string; customerId: string | null; placedAt: Date }[],
  touches: readonly SpokenTouch[],
): Credited[] {
  const ads = touches
    .filter(({ kind, campaign, direction }) => {
      const isAd = kind === 'ad_click' || campaign !== null;
      return isAd && kind !== 'purchase' && kind !== 'return' && direction !== 'out';
    })
    .toSorted((a, b) => +a.at - +b.at || a.id - b.id);
  const bought = touches.filter(({ kind, device }) => kind === 'purchase' && device !== null);
  return orders.flatMap(({ id, customerId, placedAt }) => {
    const devices = bought.filter(({ orderId }) => orderId === id).map(({ device }) => device);
    const own = ads.filter(
      (ad) =>
        +ad.at <= +placedAt &&
        +ad.at > +placedAt - MONTH_MS &&
        ((customerId !== null && ad.customerId === customerId) || devices.includes(ad.device ?? '')),
    );
    return own.length > 0 ? [{ orderId: id, first: own[0]!.channelId, last: own.at(-1)!.channelId }] : [];
  });
}
