import { sql } from 'drizzle-orm';
import { check, date, index, snakeCase, text, uuid } from 'drizzle-orm/pg-core';
import { id, instant } from '../columns.ts';
import { users } from '../team.ts';
import { customers } from './customers.ts';

const customerId = () =>
  uuid()
    .notNull()
    .references(() => customers.id, { onDelete: 'cascade' });

/** What colleagues write about a person, each with its day and writer; only the writer changes it. */
export const customerNotes = snakeCase.table(
  'customer_notes',
  {
    id: id(),
    customerId: customerId(),
    text: text().notNull(),
    authorId: text().notNull(),
    authorName: text().notNull(),
    createdAt: instant().notNull(),
    editedAt: instant(),
    removedBy: text(),
    removedAt: instant(),
  },
  (t) => [
    index('customer_notes_customer').on(t.customerId, t.createdAt, t.id),
    check('customer_notes_text_said', sql`${t.text} <> ''`),
    check('customer_notes_removed', sql`(${t.removedAt} is null) = (${t.removedBy} is null)`),
  ],
);

/** Something to do for a person, by somebody or by whoever comes first, until a day or whenever there is time. */
export const customerTasks = snakeCase.table(
  'customer_tasks',
  {
    id: id(),
    customerId: customerId(),
    title: text().notNull(),
    dueOn: date({ mode: 'string' }),
    assigneeId: uuid().references(() => users.id),
    createdBy: text().notNull(),
    createdAt: instant().notNull(),
    doneBy: text(),
    doneAt: instant(),
    removedBy: text(),
    removedAt: instant(),
  },
  (t) => [
    index('customer_tasks_customer').on(t.customerId, t.doneAt, t.id),
    index('customer_tasks_assignee').on(t.assigneeId, t.doneAt, t.dueOn),
    check('customer_tasks_title_said', sql`${t.title} <> ''`),
    check('customer_tasks_done', sql`(${t.doneAt} is null) = (${t.doneBy} is null)`),
    check('customer_tasks_removed', sql`(${t.removedAt} is null) = (${t.removedBy} is null)`),
  ],
);
