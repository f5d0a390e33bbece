import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '#db/client.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { newId } from '#lib/ids.ts';
import { addAnnotation } from './add-annotation.ts';
import { editAnnotation } from './edit-annotation.ts';
import { listAnnotations } from './list-annotations.ts';
import { removeAnnotation } from './remove-annotation.ts';
import { restoreAnnotation } from './restore-annotation.ts';
import { writeAnnotation } from './write-annotation.ts';

let shop: TestShop;
const period = { from: '2026-03-01', to: '2026-03-31' };

beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const told = async (channelId?: string) =>
  (await listAnnotations(shop.ctx('owner'), { period, ...(channelId ? { channelId } : {}) }))
    .filter(({ holiday }) => holiday === null)
    .map(({ text }) => text);
const sale = { kind: 'campaign', startsOn: '2026-02-25', endsOn: '2026-03-02', text: 'Spring sale' } as const;

describe('what is told of days', () => {
  it('is listed with the days that it touches, changed, taken away and brought back', async () => {
    const { id } = await addAnnotation(shop.ctx('marketing'), sale);
    await addAnnotation(shop.ctx('owner'), {
      ...sale,
      startsOn: '2026-04-01',
      endsOn: '2026-04-01',
      text: 'Later',
    });
    expect(await told()).toEqual(['Spring sale']);
    await editAnnotation(shop.ctx('owner'), { annotationId: id, ...sale, text: 'Spring sale, second week' });
    expect(await told()).toEqual(['Spring sale, second week']);
    await removeAnnotation(shop.ctx('owner'), { annotationId: id });
    expect(await told()).toEqual([]);
    await restoreAnnotation(shop.ctx('owner'), { annotationId: id });
    expect(await told()).toEqual(['Spring sale, second week']);
  });

  it('speaks of one channel or of all', async () => {
    const { web, till } = shop.channels;
    await addAnnotation(shop.ctx('owner'), {
      ...sale,
      kind: 'outage',
      channelId: web,
      text: 'Web shop down',
    });
    expect(await told(web)).toContain('Web shop down');
    expect(await told(till)).not.toContain('Web shop down');
    expect(await told(till)).toContain('Spring sale, second week');
  });

  it('is told once of one cause, however long it goes on', async () => {
    const outage = {
      kind: 'outage',
      startsOn: '2026-03-05',
      channelId: null,
      text: 'Down',
      cause: 'outage 7',
    } as const;
    const write = (endsOn: string) =>
      inTransaction(shop.db, (tx) =>
        writeAnnotation(tx, { ...outage, endsOn }, { name: 'watch', now: shop.now }),
      );
    expect(await write('2026-03-05')).toBe(await write('2026-03-06'));
    const [found] = (await listAnnotations(shop.ctx('owner'), { period })).filter(
      ({ isOwn, holiday }) => !isOwn && !holiday,
    );
    expect(found).toMatchObject({ startsOn: '2026-03-05', endsOn: '2026-03-06' });
  });

  it('is refused when it ends before it begins, when there is none, and from those who may not', async () => {
    await expect(addAnnotation(shop.ctx('owner'), { ...sale, endsOn: '2026-02-01' })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
    await expect(removeAnnotation(shop.ctx('owner'), { annotationId: newId() })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(addAnnotation(shop.ctx('support'), sale)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(listAnnotations(shop.ctx('warehouse'), { period })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});
