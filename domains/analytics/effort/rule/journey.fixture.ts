import { FIRST_RULES, type Measure } from './effort-rules.ts';
import { findings as findingsBy } from './findings.ts';
import type { Journey, JourneyTouch } from './journey.ts';

export const FIRST: Measure = { rules: FIRST_RULES, lengths: new Map() };
export const PLACED = 1_000_000_000;
export const DAY = 86_400;
let next = 0;

export const touch = (atSeconds: number, kind: string, more: Partial<JourneyTouch> = {}): JourneyTouch => ({
  id: ++next,
  atSeconds: PLACED + atSeconds,
  channelId: 'web',
  kind,
  customerId: 'ann',
  anonymousId: null,
  orderId: null,
  detail: {},
  ...more,
});
export const event = (atSeconds: number, name: string, more: Partial<JourneyTouch> = {}) =>
  touch(atSeconds, 'event', { ...more, detail: { event: name, ...more.detail } });
export const journey = (touches: readonly JourneyTouch[], more: Partial<Journey> = {}): Journey => ({
  order: {
    id: 'order',
    channelId: 'web',
    customerId: 'ann',
    placedSeconds: PLACED,
    promisedSeconds: null,
    shippedSeconds: null,
    isCancelled: false,
  },
  devices: [],
  previousSeconds: null,
  nextSeconds: null,
  touches,
  returns: [],
  pickup: null,
  changes: [],
  ...more,
});
export const findings = (facts: Journey, measure = FIRST) => findingsBy(facts, measure);
export const told = (facts: Journey, measure = FIRST) =>
  findings(facts, measure).map(({ step, kind, seconds }) => `${step} ${kind} ${seconds}`);
export const total = (facts: Journey) => findings(facts).reduce((sum, { seconds }) => sum + seconds, 0);
export const bought = () => touch(0, 'purchase', { orderId: 'order' });
