import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../context.ts';
import type { Role } from '../../team/roles.ts';
import { openShop, type TestShop } from '../../testing/open-shop.ts';
import { changeMany } from '../bulk/change-many.ts';
import { tagCustomer } from '../bulk/tag-customer.ts';
import { createCustomer } from '../create-customer.ts';
import { listCustomers } from '../list-customers.ts';
import { CustomerFilter } from '../list-filter.ts';
import { mergeCustomers } from '../merging/merge-customers.ts';
import { unmergeCustomers } from '../merging/unmerge-customers.ts';
import { addNote } from '../notes/add-note.ts';
import { editNote } from '../notes/edit-note.ts';
import { listNotes } from '../notes/list-notes.ts';
import { removeNote } from '../notes/remove-note.ts';
import { restoreNote } from '../notes/restore-note.ts';
import { addTask } from './add-task.ts';
import { editTask } from './edit-task.ts';
import { finishTask } from './finish-task.ts';
import { listAssignees } from './list-assignees.ts';
import { listMyTasks, listTasks } from './list-tasks.ts';
import { removeTask } from './remove-task.ts';
import { reopenTask } from './reopen-task.ts';
import { restoreTask } from './restore-task.ts';

let shop: TestShop;
let lena: Actor;
let omar: Actor;

async function hire(name: string, role: Role): Promise<Actor> {
  const { rows } = await shop.db.$client.query<{ id: string }>(
    `insert into users (id, email, name, role) values (gen_random_uuid(), lower($1) || '@shop.example', $1, $2) returning id`,
    [name, role],
  );
  return { kind: 'user', id: rows[0]!.id, name, role };
}

let phones = 100;
const newCustomer = async (name: string) => {
  phones += 1;
  const person = { name, phone: `+359888777${phones}`, channelId: shop.channels.web };
  return (await createCustomer(shop.ctx('owner'), person)).id;
};

beforeAll(async () => {
  shop = await openShop();
  lena = await hire('Lena', 'support');
  omar = await hire('Omar', 'floor');
  await hire('Wera', 'warehouse');
});

afterAll(() => shop.close());

const tellings = async (customerId: string) =>
  (
    await shop.db.$client.query(
      `select count(*)::integer as count from events where subject_id = $1 and kind = 'customer.changed'`,
      [customerId],
    )
  ).rows[0].count;

describe('notes about a customer', () => {
  it('stand with their day and writer, the newest first, and tell that something changed', async () => {
    const customerId = await newCustomer('Noted');
    const before = await tellings(customerId);
    await addNote(shop.ctx(lena), { customerId, text: ' Likes red. ' });
    await addNote(shop.ctx(omar, { now: new Date(shop.now.getTime() + 1_000) }), {
      customerId,
      text: 'Asked for size 40',
    });
    expect(await listNotes(shop.ctx(lena), customerId)).toMatchObject([
      { text: 'Asked for size 40', author: 'Omar', isOwn: false, editedAt: null },
      { text: 'Likes red.', author: 'Lena', isOwn: true, at: shop.now.toISOString() },
    ]);
    expect(await tellings(customerId)).toBe(before + 2);
  });

  it('are changed by their writer only, and the audit keeps what was there', async () => {
    const customerId = await newCustomer('Edited');
    const { noteId } = await addNote(shop.ctx(lena), { customerId, text: 'Likes rde' });
    await expect(editNote(shop.ctx(omar), { noteId, text: 'x' })).rejects.toMatchObject({
      code: 'FORBIDDEN',
      details: { reason: 'noteOfOther', name: 'Lena' },
    });
    await editNote(shop.ctx(lena), { noteId, text: 'Likes red' });
    expect(await listNotes(shop.ctx(omar), customerId)).toMatchObject([
      { text: 'Likes red', editedAt: shop.now.toISOString() },
    ]);
    const { rows } = await shop.db.$client.query(
      `select before from audit_log where subject_id = $1 and before is not null order by at desc, id desc limit 1`,
      [customerId],
    );
    expect(rows[0].before).toEqual({ note: 'Likes rde' });
  });

  it('are taken away by their writer only, and come back as they were', async () => {
    const customerId = await newCustomer('Removed');
    const { noteId } = await addNote(shop.ctx(lena), { customerId, text: 'Wrong person' });
    await expect(removeNote(shop.ctx(omar), { noteId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const before = await tellings(customerId);
    await removeNote(shop.ctx(lena), { noteId });
    expect(await listNotes(shop.ctx(lena), customerId)).toEqual([]);
    expect(await tellings(customerId)).toBe(before + 1);
    await expect(removeNote(shop.ctx(lena), { noteId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(editNote(shop.ctx(lena), { noteId, text: 'x' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await restoreNote(shop.ctx(lena), { noteId });
    expect(await listNotes(shop.ctx(lena), customerId)).toMatchObject([
      { text: 'Wrong person', editedAt: null },
    ]);
    await expect(removeNote(shop.ctx('viewer'), { noteId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('are written by nobody who only reads, and hide phones from them', async () => {
    const customerId = await newCustomer('Closed');
    await addNote(shop.ctx(lena), { customerId, text: 'Husband: 0888 777 999' });
    expect(await listNotes(shop.ctx('viewer'), customerId)).toMatchObject([
      { text: 'Husband: •••', isOwn: false },
    ]);
    await expect(addNote(shop.ctx('viewer'), { customerId, text: 'x' })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await expect(listNotes(shop.ctx('warehouse'), customerId)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('tasks for a customer', () => {
  it('come in the order of their days, late ones marked, and go to the list of who has to do them', async () => {
    const customerId = await newCustomer('Busy');
    const assigneeId = lena.id;
    await addTask(shop.ctx(omar), { customerId, title: 'Some time' });
    await addTask(shop.ctx(omar), { customerId, title: 'Today', dueOn: '2026-03-10', assigneeId });
    await addTask(shop.ctx(omar), { customerId, title: 'Yesterday', dueOn: '2026-03-09', assigneeId });
    const { open, done } = await listTasks(shop.ctx('viewer'), customerId);
    expect(done).toEqual([]);
    expect(open).toMatchObject([
      { title: 'Yesterday', isLate: true, assignee: 'Lena', createdBy: 'Omar' },
      { title: 'Today', isLate: false, assignee: 'Lena' },
      { title: 'Some time', isLate: false, assignee: null, dueOn: null },
    ]);
    expect(await listMyTasks(shop.ctx(lena))).toMatchObject([
      { title: 'Yesterday', customerId, customerName: 'Busy' },
      { title: 'Today' },
    ]);
    expect(await listMyTasks(shop.ctx(omar))).toEqual([]);
  });

  it('are done once, by whoever did them, and can be opened again', async () => {
    const customerId = await newCustomer('Done');
    const { taskId } = await addTask(shop.ctx(lena), { customerId, title: 'Call back', assigneeId: omar.id });
    await finishTask(shop.ctx(lena), { taskId });
    await expect(finishTask(shop.ctx(omar), { taskId })).rejects.toMatchObject({
      code: 'ALREADY_DONE',
      details: { reason: 'taskSettled' },
    });
    expect(await listTasks(shop.ctx(lena), customerId)).toMatchObject({
      open: [],
      done: [{ title: 'Call back', doneBy: 'Lena', isLate: false }],
    });
    expect(await listMyTasks(shop.ctx(omar))).toEqual([]);
    await reopenTask(shop.ctx(omar), { taskId });
    expect(await listMyTasks(shop.ctx(omar))).toMatchObject([{ title: 'Call back', doneBy: null }]);
  });

  it('are put in other words, and set to somebody else', async () => {
    const customerId = await newCustomer('Changed');
    const { taskId } = await addTask(shop.ctx(lena), { customerId, title: 'Cal', assigneeId: omar.id });
    await editTask(shop.ctx(lena), { taskId, title: 'Call', dueOn: '2026-03-12', assigneeId: lena.id });
    expect((await listTasks(shop.ctx(lena), customerId)).open).toMatchObject([
      { title: 'Call', dueOn: '2026-03-12', assignee: 'Lena', assigneeId: lena.id, createdBy: 'Lena' },
    ]);
    const { rows } = await shop.db.$client.query(
      `select before from audit_log where subject_id = $1 and before is not null order by at desc, id desc limit 1`,
      [customerId],
    );
    expect(rows[0].before).toEqual({ task: 'Cal', dueOn: null, assigneeId: omar.id });
    const wera = await shop.db.$client.query(`select id from users where name = 'Wera'`);
    await expect(
      editTask(shop.ctx(lena), { taskId, title: 'Call', assigneeId: wera.rows[0].id }),
    ).rejects.toMatchObject({ details: { reason: 'noAssignee' } });
    await expect(editTask(shop.ctx('viewer'), { taskId, title: 'x' })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it('are taken away from every list, cannot be done then, and come back as they were', async () => {
    const customerId = await newCustomer('Needless');
    const { taskId } = await addTask(shop.ctx(lena), { customerId, title: 'Needless', assigneeId: omar.id });
    await removeTask(shop.ctx(lena), { taskId });
    expect(await listTasks(shop.ctx(lena), customerId)).toEqual({ open: [], done: [] });
    expect((await listMyTasks(shop.ctx(omar))).map(({ title }) => title)).not.toContain('Needless');
    for (const refused of [finishTask, removeTask])
      await expect(refused(shop.ctx(omar), { taskId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(editTask(shop.ctx(omar), { taskId, title: 'x' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await restoreTask(shop.ctx(omar), { taskId });
    expect((await listTasks(shop.ctx(lena), customerId)).open).toMatchObject([{ title: 'Needless' }]);
    await expect(removeTask(shop.ctx('viewer'), { taskId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await removeTask(shop.ctx(lena), { taskId });
  });

  it('are set only to colleagues who work with customers', async () => {
    const customerId = await newCustomer('Assigned');
    const names = (await listAssignees(shop.ctx(lena))).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['Lena', 'Omar']));
    expect(names).not.toContain('Wera');
    const { rows } = await shop.db.$client.query<{ id: string }>(`select id from users where name = 'Wera'`);
    await expect(
      addTask(shop.ctx(lena), { customerId, title: 'Pack', assigneeId: rows[0]!.id }),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT', details: { reason: 'noAssignee' } });
    await expect(listAssignees(shop.ctx('viewer'))).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(addTask(shop.ctx('viewer'), { customerId, title: 'x' })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it('follow a merge with the notes, and go back when it is undone', async () => {
    const [survivorId, mergedId] = [await newCustomer('Stays'), await newCustomer('Goes')];
    await addTask(shop.ctx(lena), { customerId: mergedId, title: 'Of the merged' });
    await addNote(shop.ctx(lena), { customerId: mergedId, text: 'Of the merged' });
    const { id: mergeId } = await mergeCustomers(shop.ctx('owner'), { survivorId, mergedId });
    expect((await listTasks(shop.ctx(lena), survivorId)).open).toHaveLength(1);
    expect(await listNotes(shop.ctx(lena), survivorId)).toHaveLength(1);
    await unmergeCustomers(shop.ctx('owner'), { mergeId });
    expect((await listTasks(shop.ctx(lena), survivorId)).open).toEqual([]);
    expect((await listTasks(shop.ctx(lena), mergedId)).open).toHaveLength(1);
    expect(await listNotes(shop.ctx(lena), mergedId)).toHaveLength(1);
  });
});

describe('tags of a customer', () => {
  it('are put on and taken off beside those that are there, and silence where nothing changes', async () => {
    const customerId = await newCustomer('Tagged');
    await tagCustomer(shop.ctx(lena), { customerId, add: ['vip', 'red'] });
    const { tags } = await tagCustomer(shop.ctx(lena), {
      customerId,
      add: ['vip', 'wholesale'],
      remove: ['red'],
    });
    expect(tags).toEqual(['vip', 'wholesale']);
    const told = await tellings(customerId);
    expect(await tagCustomer(shop.ctx(lena), { customerId, remove: ['red'] })).toMatchObject({
      isChanged: false,
    });
    expect(await tellings(customerId)).toBe(told);
    await expect(tagCustomer(shop.ctx('viewer'), { customerId, add: ['x'] })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});

describe('many customers at once', () => {
  it('are tagged by name or as all that match, and those who are gone are counted', async () => {
    const ids = [await newCustomer('Many one'), await newCustomer('Many two')];
    const gone = '00000000-0000-7000-8000-000000000000';
    expect(
      await changeMany(shop.ctx(lena), {
        wanted: { ids: [...ids, gone] },
        change: { kind: 'tags', add: ['fair'] },
      }),
    ).toEqual({ done: 2, left: 1, refused: 0 });
    const filter = CustomerFilter.parse({ tags: ['fair'] });
    const change = { kind: 'task' as const, title: 'Invite', assigneeId: lena.id };
    expect(await changeMany(shop.ctx(lena), { wanted: { filter, countSeen: 2 }, change })).toEqual({
      done: 2,
      left: 0,
      refused: 0,
    });
    for (const id of ids) {
      expect((await listTasks(shop.ctx(lena), id)).open).toMatchObject([
        { title: 'Invite', assignee: 'Lena' },
      ]);
    }
    await changeMany(shop.ctx(lena), { wanted: { ids }, change: { kind: 'tags', remove: ['fair'] } });
    await expect(
      changeMany(shop.ctx(lena), { wanted: { filter, countSeen: 2 }, change }),
    ).rejects.toMatchObject({ code: 'CONFLICT', details: { reason: 'peopleMoved', count: 0 } });
    await expect(changeMany(shop.ctx('viewer'), { wanted: { ids }, change })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    expect((await listCustomers(shop.ctx(lena), { ids })).rows).toHaveLength(2);
  });
});
