import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_MAILS_A_DAY, type Reading } from '../alert-kinds.ts';
import { decideAlert, endReasonOf } from './decide-alert.ts';
import { findOutages, wasSilent } from './find-outages.ts';
import { findBand, inWholes, judgeBand, leastPast } from './judge-band.ts';
import { chanceOfSilence, hourOfWeekIn, judgeQuiet } from './judge-quiet.ts';
import { judgeThreshold } from './judge-threshold.ts';
import { isQuietHour } from './quiet-hours.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const START = new Date('2026-03-10T10:00:00Z');
const later = (ms: number) => new Date(START.getTime() + ms);

type Look = { waitMs: number; state: Reading['state']; isQuiet?: boolean };

/** Plays readings one after the other, as a worker would for a single reader, and tells what happened. */
function play(looks: readonly Look[], rule: { cooldownHours: number; mutedUntil?: Date }) {
  let now = START;
  let open: { openedAt: Date } | null = null;
  const mails: { userId: string; at: Date }[] = [];
  const steps: string[] = [];
  for (const { waitMs, state, isQuiet = false } of looks) {
    now = new Date(now.getTime() + waitMs);
    const standing = {
      open,
      mails,
      readers: [{ id: 'reader', isQuiet }],
      cooldownHours: rule.cooldownHours,
      mutedUntil: rule.mutedUntil ?? null,
    };
    const { step, tells } = decideAlert(state, standing, now);
    if (step === 'open') open = { openedAt: now };
    if (step === 'close') open = null;
    for (const userId of tells) mails.push({ userId, at: now });
    steps.push(step);
  }
  return { steps, mails: mails.map(({ at }) => at), isOpen: open !== null };
}

const LOOK = fc.record({
  waitMs: fc.integer({ min: MINUTE_MS, max: 9 * HOUR_MS }),
  state: fc.constantFrom<Reading['state']>('fires', 'rests', 'unknown'),
  isQuiet: fc.boolean(),
});

describe('whether an alert opens, closes and is told', () => {
  it('never tells within the cooldown nor more than twice in 24 hours, whatever comes', () => {
    fc.assert(
      fc.property(
        fc.array(LOOK, { maxLength: 60 }),
        fc.integer({ min: 1, max: 48 }),
        (looks, cooldownHours) => {
          const { mails } = play(looks, { cooldownHours });
          for (const [at, mail] of mails.entries()) {
            const before = mails[at - 1];
            if (before)
              expect(mail.getTime() - before.getTime()).toBeGreaterThanOrEqual(cooldownHours * HOUR_MS);
            const first = mails[at - MOST_MAILS_A_DAY];
            if (first) expect(mail.getTime() - first.getTime()).toBeGreaterThanOrEqual(24 * HOUR_MS);
          }
        },
      ),
    );
  });

  it('is open exactly when the last known reading fires, and tells once for an opening', () => {
    fc.assert(
      fc.property(fc.array(LOOK, { maxLength: 60 }), (looks) => {
        const { isOpen, steps, mails } = play(looks, { cooldownHours: 1 });
        const known = looks.filter(({ state }) => state !== 'unknown').at(-1);
        expect(isOpen).toBe(known?.state === 'fires');
        expect(mails.length).toBeLessThanOrEqual(steps.filter((step) => step === 'open').length);
      }),
    );
  });

  it('reopens after it was over, and is told late where the cooldown held it back', () => {
    const look = (waitMs: number, state: Reading['state']) => ({ waitMs, state });
    const { steps, mails } = play(
      [
        look(1, 'fires'),
        look(MINUTE_MS, 'rests'),
        look(MINUTE_MS, 'fires'),
        look(5 * HOUR_MS, 'fires'),
        look(2 * HOUR_MS, 'fires'),
      ],
      { cooldownHours: 6 },
    );
    expect(steps).toEqual(['open', 'close', 'open', 'keep', 'keep']);
    expect(mails).toHaveLength(2);
  });

  it('is told to nobody while it is muted, and afterwards if it is still open', () => {
    const mutedUntil = later(3 * HOUR_MS);
    const fires = { waitMs: 2 * HOUR_MS, state: 'fires' as const };
    expect(play([fires], { cooldownHours: 1, mutedUntil }).mails).toEqual([]);
    expect(play([fires, fires], { cooldownHours: 1, mutedUntil }).mails).toEqual([later(4 * HOUR_MS)]);
  });
});

describe('who is told of an alert', () => {
  const standing = {
    open: { openedAt: later(-HOUR_MS) },
    mails: [] as { userId: string | null; at: Date }[],
    readers: [
      { id: 'day', isQuiet: false },
      { id: 'night', isQuiet: true },
    ],
    mutedUntil: null,
    cooldownHours: 6,
  };

  it('is not who sleeps, but hears of it in the morning if it is still open', () => {
    expect(decideAlert('fires', standing, START).tells).toEqual(['day']);
    const awake = { ...standing, readers: standing.readers.map((one) => ({ ...one, isQuiet: false })) };
    const mails = [{ userId: 'day', at: START }];
    expect(decideAlert('fires', { ...awake, mails }, later(HOUR_MS))).toEqual({
      step: 'keep',
      tells: ['night'],
    });
    expect(decideAlert('rests', { ...awake, mails }, later(HOUR_MS))).toEqual({ step: 'close', tells: [] });
  });

  it('is nobody twice, where a mail of the time before went to all', () => {
    const mails = [{ userId: null, at: later(-HOUR_MS) }];
    expect(decideAlert('fires', { ...standing, mails }, later(9 * HOUR_MS)).tells).toEqual([]);
  });

  it('sleeps over midnight as well as over noon, and is awake from the last hour on', () => {
    const night = { quietFrom: 22, quietUntil: 7 };
    expect([21, 22, 0, 6, 7].map((hour) => isQuietHour(night, hour))).toEqual([
      false,
      true,
      true,
      true,
      false,
    ]);
    const noon = { quietFrom: 12, quietUntil: 14 };
    expect([11, 12, 13, 14].map((hour) => isQuietHour(noon, hour))).toEqual([false, true, true, false]);
    expect(isQuietHour({ quietFrom: null, quietUntil: null }, 3)).toBe(false);
  });
});

describe('why an alert is over', () => {
  it('is that its day ended, where the present day was watched, else that all is well', () => {
    const day = (from: string) => ({ from, to: from });
    expect(endReasonOf({ period: 'today' }, day('2026-03-10'), day('2026-03-11'))).toBe('day');
    expect(endReasonOf({ period: 'today' }, day('2026-03-10'), day('2026-03-10'))).toBe('well');
    expect(endReasonOf({ period: 'yesterday' }, day('2026-03-09'), day('2026-03-10'))).toBe('well');
    expect(endReasonOf({ period: null }, {}, { value: 0 })).toBe('well');
  });
});

describe('a limit', () => {
  it('is passed only beyond itself, and unknown figures say nothing', () => {
    expect(judgeThreshold(10, { direction: 'above', limit: 10 })).toBe('rests');
    expect(judgeThreshold(10.1, { direction: 'above', limit: 10 })).toBe('fires');
    expect(judgeThreshold(9, { direction: 'below', limit: 10 })).toBe('fires');
    expect(judgeThreshold(null, { direction: 'below', limit: 10 })).toBe('unknown');
  });
});

describe('the band of a day', () => {
  it('needs 9 earlier weekdays for 80 % and 39 for 95 %', () => {
    expect([leastPast(80), leastPast(95)]).toEqual([9, 39]);
    const short = Array.from({ length: 28 + 8 * 7 }, () => 10);
    expect(findBand(short, 80)).toEqual({ have: 8, least: 9 });
    expect(judgeBand(0, findBand(short, 80))).toBe('unknown');
    expect(findBand([], 95)).toEqual({ have: 0, least: 39 });
  });

  it('is of the same weekday: a quiet Sunday among quiet Sundays is none', () => {
    const noise = (day: number) => ((day * 7919) % 11) - 5;
    const series = Array.from({ length: 28 + 40 * 7 }, (_, day) => (day % 7 === 0 ? 20 : 100) + noise(day));
    const sunday = findBand(series, 95);
    expect(judgeBand(20, sunday)).toBe('rests');
    expect(judgeBand(100, sunday)).toBe('fires');
    expect(judgeBand(2, sunday)).toBe('fires');
  });

  it('is told of orders in whole ones, and no whole number changes its side', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -9, max: 9, noNaN: true }),
        fc.double({ min: 0, max: 9, noNaN: true }),
        (low, width) => {
          const band = { low, high: low + width };
          const whole = inWholes(band);
          for (let value = -20; value <= 20; value++)
            expect(value < whole.low || value > whole.high).toBe(value < band.low || value > band.high);
          expect(Object.is(whole.low, -0) || Object.is(whole.high, -0)).toBe(false);
        },
      ),
    );
  });

  it('moves with the level of the last four weeks', () => {
    const growing = Array.from({ length: 400 }, (_, day) => 100 * 1.01 ** day * (1 + ((day * 31) % 7) / 50));
    const next = 100 * 1.01 ** 400 * (1 + ((400 * 31) % 7) / 50);
    expect(judgeBand(next, findBand(growing, 80))).toBe('rests');
    expect(judgeBand(next / 2, findBand(growing, 80))).toBe('fires');
  });

  it('holds as many days as it says, on series without any pattern', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), (seed) => {
        let state = seed;
        const random = () => {
          state = (state * 48_271) % 2_147_483_647;
          return state / 2_147_483_647;
        };
        const series = Array.from({ length: 28 + 7 * 260 }, () => 50 + Math.floor(100 * random()));
        let inside = 0;
        const tried = 7 * 200;
        for (let at = series.length - tried; at < series.length; at++)
          if (judgeBand(series[at]!, findBand(series.slice(0, at), 80)) === 'rests') inside++;
        expect(inside / tried).toBeGreaterThan(0.75);
        expect(inside / tried).toBeLessThan(0.87);
      }),
      { numRuns: 3 },
    );
  });
});

describe('a silence', () => {
  const flat = Array.from({ length: 168 }, () => 2);
  const hourAt = hourOfWeekIn('Europe/Sofia');

  it('of three hours at two an hour has the chance e⁻⁶', () => {
    const chance = chanceOfSilence(flat, { from: START, to: later(3 * HOUR_MS) }, hourAt);
    expect(chance).toBeCloseTo(Math.exp(-6), 12);
    const rhythm = { perHour: flat, arrivals: 500, weeks: 8 };
    expect(judgeQuiet(rhythm, chance, 1)).toBe('rests');
    expect(judgeQuiet(rhythm, chance, 5)).toBe('fires');
  });

  it('over a night in which nothing ever comes is no silence', () => {
    const byDay = Array.from({ length: 168 }, (_, hour) => (hour % 24 >= 8 && hour % 24 < 20 ? 5 : 0));
    const night = { from: new Date('2026-03-10T18:00:00Z'), to: new Date('2026-03-11T06:00:00Z') };
    expect(chanceOfSilence(byDay, night, hourAt)).toBe(1);
  });

  it('is judged only by a past that is long enough', () => {
    expect(judgeQuiet(undefined, 0, 1)).toBe('unknown');
    expect(judgeQuiet({ perHour: flat, arrivals: 49, weeks: 8 }, 0, 1)).toBe('unknown');
    expect(judgeQuiet({ perHour: flat, arrivals: 500, weeks: 3.9 }, 0, 1)).toBe('unknown');
  });

  it('knows the hours of the week of a zone with half an hour', () => {
    expect(hourOfWeekIn('Asia/Tehran')(new Date('2026-03-14T20:30:00Z'))).toBe(0);
    expect(hourOfWeekIn('Europe/Sofia')(new Date('2026-03-14T21:59:00Z'))).toBe(6 * 24 + 23);
  });
});

describe('an outage', () => {
  const well = {
    channelId: 'c',
    waitingSince: null,
    refusedToday: 0,
    lastInboundAt: null,
    dayBeganAt: later(-12 * HOUR_MS),
    unreadSince: null,
  };

  it('is messages that wait too long, a day of refusals, or listings that cannot be read', () => {
    expect(findOutages(well, START)).toEqual([]);
    expect(findOutages({ ...well, waitingSince: later(-15 * MINUTE_MS) }, START)).toEqual([]);
    expect(findOutages({ ...well, waitingSince: later(-16 * MINUTE_MS) }, START)).toMatchObject([
      { kind: 'stuck' },
    ]);
    expect(findOutages({ ...well, refusedToday: 3 }, START)).toMatchObject([{ kind: 'refused' }]);
    expect(findOutages({ ...well, refusedToday: 3, lastInboundAt: later(-HOUR_MS) }, START)).toEqual([]);
    expect(findOutages({ ...well, unreadSince: later(-HOUR_MS) }, START)).toMatchObject([{ kind: 'source' }]);
  });

  it('is a worker that was not heard of for more than a quarter of an hour, but not the first start', () => {
    expect(wasSilent(null, START)).toBe(false);
    expect(wasSilent(later(-15 * MINUTE_MS), START)).toBe(false);
    expect(wasSilent(later(-16 * MINUTE_MS), START)).toBe(true);
  });
});
