'use server';

import { refresh } from 'next/cache';
import { action } from '#app/_server/action.ts';
import type { Ctx } from '#domains/context.ts';
import { addIdentity } from '#domains/customers/add-identity.ts';
import { editCustomer } from '#domains/customers/edit-customer.ts';
import { addNote } from '#domains/customers/notes/add-note.ts';
import { editNote } from '#domains/customers/notes/edit-note.ts';
import { removeNote } from '#domains/customers/notes/remove-note.ts';
import { restoreNote } from '#domains/customers/notes/restore-note.ts';
import { recordConsent } from '#domains/customers/record-consent.ts';
import { removeIdentity } from '#domains/customers/remove-identity.ts';
import { addTask } from '#domains/customers/tasks/add-task.ts';
import { editTask } from '#domains/customers/tasks/edit-task.ts';
import { finishTask } from '#domains/customers/tasks/finish-task.ts';
import { removeTask } from '#domains/customers/tasks/remove-task.ts';
import { reopenTask } from '#domains/customers/tasks/reopen-task.ts';
import { restoreTask } from '#domains/customers/tasks/restore-task.ts';
import { logContact } from '#domains/marketing/tracking/log-contact.ts';

/** A command as an action of the customer's page: done, then the page is read again. */
function onCustomer<Input, Data>(run: (ctx: Ctx, input: Input) => Promise<Data>) {
  return action(async (ctx, input: Input) => {
    const data = await run(ctx, input);
    refresh();
    return data;
  });
}

export const writeNote = onCustomer(addNote);
export const changeNote = onCustomer(editNote);
export const dropNote = onCustomer(removeNote);
export const bringNoteBack = onCustomer(restoreNote);
export const changeTask = onCustomer(editTask);
export const dropTask = onCustomer(removeTask);
export const bringTaskBack = onCustomer(restoreTask);
export const setTask = onCustomer(addTask);
export const finishOne = onCustomer(finishTask);
export const reopenOne = onCustomer(reopenTask);
export const edit = onCustomer(editCustomer);
export const addWay = onCustomer(addIdentity);
export const removeWay = onCustomer(removeIdentity);
export const consent = onCustomer(recordConsent);
export const contact = onCustomer(logContact);
