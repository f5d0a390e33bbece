import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM } from '#domains/context.ts';
import { createUser } from '#domains/team/create-user.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { newId } from '#lib/ids.ts';
import { addFinding } from './add-finding.ts';
import { countOpenFindings, listMyFindings, listOpenFindings } from './list-findings.ts';
import { getWalk, listWalkedChannels, listWalks } from './list-walks.ts';
import { saveChecklist } from './save-checklist.ts';
import { finishFinding, reopenFinding } from './settle-finding.ts';
import { startWalk } from './start-walk.ts';
import { tellStep } from './tell-step.ts';

let shop: TestShop;
const steps = [
  { title: 'Search', look: 'Is it found?' },
  { title: 'Pay', look: '' },
];

beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const begin = async () =>
  (await startWalk(shop.ctx('marketing'), { channelId: shop.channels.web, walkedOn: '2026-03-10', steps }))
    .walkId;

describe('walking in the customer’s shoes', () => {
  it('goes through a checklist of the channel’s own, and a walk keeps the steps it began with', async () => {
    const { web } = shop.channels;
    await saveChecklist(shop.ctx('owner'), { channelId: web, steps });
    const walkId = await begin();
    await saveChecklist(shop.ctx('owner'), { channelId: web, steps: [{ title: 'Only this' }] });
    const channels = await listWalkedChannels(shop.ctx('owner'));
    expect(channels.find(({ id }) => id === web)?.steps).toEqual([{ title: 'Only this', look: '' }]);
    expect((await getWalk(shop.ctx('viewer'), walkId))?.steps).toMatchObject([
      { title: 'Search', look: 'Is it found?', outcome: 'open' },
      { title: 'Pay', outcome: 'open' },
    ]);
  });

  it('tells how each step went, and what it found becomes a task until it is done', async () => {
    const walkId = await begin();
    const ctx = shop.ctx('support');
    await tellStep(ctx, { walkId, position: 0, outcome: 'fine', minutes: 2 });
    await tellStep(ctx, { walkId, position: 1, outcome: 'bad', note: 'Nine fields', minutes: 7 });
    const { findingId } = await addFinding(ctx, { walkId, position: 1, title: 'Fewer fields' });
    const row = (await listWalks(ctx)).find(({ id }) => id === walkId);
    expect(row).toMatchObject({ steps: 2, told: 2, bad: 1, minutes: 9, openFindings: 1 });
    expect(await listOpenFindings(ctx)).toMatchObject([{ id: findingId, title: 'Fewer fields' }]);

    await finishFinding(shop.ctx('owner'), { findingId });
    await finishFinding(ctx, { findingId });
    expect(await listOpenFindings(ctx)).toEqual([]);
    const walk = await getWalk(ctx, walkId);
    expect(walk?.findings).toMatchObject([{ isDone: true, doneBy: 'The owner' }]);
    await reopenFinding(ctx, { findingId });
    expect(await listOpenFindings(ctx)).toHaveLength(1);
    const { rows } = await shop.db.$client.query(
      `select count(*)::integer as count from audit_log where subject_kind = 'walk' and subject_id = $1`,
      [walkId],
    );
    expect(rows[0].count).toBe(7);
  });

  it('waits for the one who is to put it right, and is late after its day', async () => {
    const walkId = await begin();
    const { id } = await createUser(
      { db: shop.db, actor: SYSTEM, now: shop.now },
      { email: 'walker@shop.example', name: 'Walker', role: 'owner' },
    );
    const owner = shop.ctx({ kind: 'user', id, name: 'Walker', role: 'owner' });
    const give = (title: string, dueOn: string | null) =>
      addFinding(owner, { walkId, position: 0, title, assigneeId: id, dueOn });
    await give('Whenever', null);
    await give('Later', '2026-03-20');
    const { findingId } = await give('Yesterday', '2026-03-09');
    await addFinding(owner, { walkId, position: 0, title: 'For anybody' });
    const open = await countOpenFindings(shop.ctx('viewer'), 100);
    expect((await listMyFindings(owner)).map(({ title, isLate }) => [title, isLate])).toEqual([
      ['Yesterday', true],
      ['Later', false],
      ['Whenever', false],
    ]);
    expect(await listMyFindings(shop.ctx('marketing'))).toEqual([]);
    await finishFinding(owner, { findingId });
    expect(await listMyFindings(owner)).toHaveLength(2);
    expect(await countOpenFindings(shop.ctx('viewer'), 100)).toBe(open - 1);
    await expect(listMyFindings(shop.ctx('warehouse'))).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(give('Never', '2026-02-30')).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('is refused where there is no such thing, and from those who may not', async () => {
    const walkId = await begin();
    const owner = shop.ctx('owner');
    await expect(addFinding(owner, { walkId, position: 9, title: 'x' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(
      addFinding(owner, { walkId, position: 0, title: 'x', assigneeId: newId() }),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await expect(finishFinding(owner, { findingId: newId() })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(
      startWalk(owner, { channelId: newId(), walkedOn: '2026-03-10', steps }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(
      tellStep(shop.ctx('viewer'), { walkId, position: 0, outcome: 'fine' }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(listWalks(shop.ctx('warehouse'))).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
