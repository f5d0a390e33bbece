import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { updateBusiness } from '#domains/settings/update-business.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { listAnnotations } from '../list-annotations.ts';
import { removeAnnotation } from '../remove-annotation.ts';
import { changeHoliday } from './change-holiday.ts';
import { hideCalendar } from './hide-calendar.ts';
import { hideHoliday } from './hide-holiday.ts';
import { isCalendarHidden } from './list-holidays.ts';
import { showCalendar } from './show-calendar.ts';
import { showHoliday } from './show-holiday.ts';

let shop: TestShop;
const may = { from: '2026-05-01', to: '2026-05-31' };
const letters = { key: 'lettersDay', day: '2026-05-24' };

beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const shown = async (period = may) =>
  (await listAnnotations(shop.ctx('viewer'), { period })).map(
    ({ startsOn, holiday, text }) => `${startsOn} ${holiday?.key ?? text}`,
  );
const stored = async () =>
  Number((await shop.db.$client.query('select count(*) from annotations')).rows[0].count);
const ALL = [
  '2026-05-01 labourDay',
  '2026-05-06 saintGeorge',
  '2026-05-24 lettersDay',
  '2026-05-25 lettersDay',
];

describe('public holidays among what is told of days', () => {
  it('stand in the calendar of the business’s country without being stored', async () => {
    expect(await shown()).toEqual(ALL);
    expect(await stored()).toBe(0);
    const [first] = await listAnnotations(shop.ctx('viewer'), { period: may, channelId: shop.channels.web });
    expect(first).toMatchObject({ kind: 'holiday', holiday: { country: 'BG', isInstead: false } });
  });

  it('are hidden one by one and shown again, as often as somebody asks', async () => {
    await hideHoliday(shop.ctx('marketing'), letters);
    await hideHoliday(shop.ctx('marketing'), letters);
    expect(await shown()).toEqual(ALL.filter((one) => one !== '2026-05-24 lettersDay'));
    await showHoliday(shop.ctx('marketing'), letters);
    expect(await shown()).toEqual(ALL);
    expect(await stored()).toBe(0);
  });

  it('are told otherwise, and then taken away like any annotation', async () => {
    const { id } = await changeHoliday(shop.ctx('owner'), {
      ...letters,
      kind: 'holiday',
      startsOn: '2026-05-22',
      endsOn: '2026-05-25',
      text: 'Long weekend',
    });
    expect(await shown()).toEqual([
      '2026-05-01 labourDay',
      '2026-05-06 saintGeorge',
      '2026-05-22 Long weekend',
      '2026-05-25 lettersDay',
    ]);
    await removeAnnotation(shop.ctx('owner'), { annotationId: id });
    expect(await shown()).toEqual(ALL.filter((one) => one !== '2026-05-24 lettersDay'));
    await showHoliday(shop.ctx('owner'), letters);
  });

  it('are hidden altogether by the owner alone, and come back', async () => {
    await hideCalendar(shop.ctx('owner'), {});
    expect(await shown()).toEqual([]);
    expect(await isCalendarHidden(shop.ctx(), 'BG')).toBe(true);
    await expect(hideCalendar(shop.ctx('marketing'), {})).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await showCalendar(shop.ctx('owner'), {});
    expect(await shown()).toEqual(ALL);
  });

  it('are those of the country that the business moves to, and none of a longer time than a year', async () => {
    expect(await shown({ from: '2025-01-01', to: '2026-12-31' })).toEqual([]);
    await updateBusiness(shop.ctx('owner'), { country: 'FR' });
    expect(await shown()).toEqual([]);
    await updateBusiness(shop.ctx('owner'), { country: 'GB' });
    expect(await shown()).toEqual(['2026-05-04 earlyMay', '2026-05-25 springBank']);
    await updateBusiness(shop.ctx('owner'), { country: 'BG' });
  });

  it('are refused where the calendar has none, and from those who may not', async () => {
    const wrong = { ...letters, day: '2026-05-23' };
    await expect(hideHoliday(shop.ctx('owner'), wrong)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(hideHoliday(shop.ctx('support'), letters)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const facts = { kind: 'holiday', startsOn: '2026-05-25', endsOn: '2026-05-24', text: 'x' } as const;
    await expect(changeHoliday(shop.ctx('owner'), { ...letters, ...facts })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
  });
});
