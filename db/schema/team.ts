import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  primaryKey,
  snakeCase,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { id, instant } from './columns.ts';

export const users = snakeCase.table(
  'users',
  {
    id: id(),
    email: text().notNull(),
    name: text().notNull(),
    role: text({
      enum: ['owner', 'manager', 'warehouse', 'floor', 'marketing', 'support', 'viewer'],
    }).notNull(),
    passwordHash: text(),
    /** Of the few digits by which a manager allows at somebody else's screen what a rule refuses. */
    pinHash: text(),
    /** Preferences of the reader: locale, calendar, digits, time zone, theme, density, shortcuts. */
    preferences: jsonb().$type<Record<string, string | boolean>>().notNull().default({}),
    totpSecret: text(),
    totpConfirmedAt: instant(),
    totpLastStep: integer(),
    recoveryHashes: text().array().notNull().default([]),
    emailVerifiedAt: instant(),
    disabledAt: instant(),
    sessionVersion: integer().notNull().default(1),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex('users_email_key').on(t.email),
    check('users_email_is_lower_case', sql`${t.email} = lower(${t.email})`),
  ],
);

export const accounts = snakeCase.table(
  'accounts',
  {
    provider: text().notNull(),
    providerAccountId: text().notNull(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
  },
  (t) => [primaryKey({ columns: [t.provider, t.providerAccountId] }), index('accounts_user').on(t.userId)],
);

export const verificationTokens = snakeCase.table(
  'verification_tokens',
  { identifier: text().notNull(), token: text().notNull(), expires: instant().notNull() },
  (t) => [primaryKey({ columns: [t.identifier, t.token] })],
);

export const sessions = snakeCase.table(
  'sessions',
  {
    id: id(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    createdAt: instant().notNull().defaultNow(),
    lastSeenAt: instant().notNull().defaultNow(),
    expiresAt: instant().notNull(),
    revokedAt: instant(),
    address: text(),
    device: text(),
  },
  (t) => [index('sessions_user').on(t.userId, t.lastSeenAt)],
);

export const invitations = snakeCase.table(
  'invitations',
  {
    id: id(),
    email: text().notNull(),
    role: text().notNull(),
    tokenHash: text().notNull(),
    invitedBy: uuid()
      .notNull()
      .references(() => users.id),
    createdAt: instant().notNull().defaultNow(),
    expiresAt: instant().notNull(),
    acceptedAt: instant(),
    revokedAt: instant(),
  },
  (t) => [uniqueIndex('invitations_token_key').on(t.tokenHash), index('invitations_inviter').on(t.invitedBy)],
);

export const apiKeys = snakeCase.table(
  'api_keys',
  {
    id: id(),
    name: text().notNull(),
    /** First characters of the key, shown so that people can tell keys apart. */
    prefix: text().notNull(),
    keyHash: text().notNull(),
    scopes: text().array().notNull(),
    channelId: uuid(),
    createdBy: uuid(),
    createdAt: instant().notNull().defaultNow(),
    lastUsedAt: instant(),
    expiresAt: instant(),
    revokedAt: instant(),
  },
  (t) => [uniqueIndex('api_keys_hash_key').on(t.keyHash)],
);

export const idempotencyKeys = snakeCase.table(
  'idempotency_keys',
  {
    apiKeyId: uuid()
      .notNull()
      .references(() => apiKeys.id, { onDelete: 'cascade' }),
    key: text().notNull(),
    requestHash: text().notNull(),
    status: integer(),
    response: jsonb(),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.apiKeyId, t.key] }), index('idempotency_keys_age').on(t.createdAt)],
);

export const savedViews = snakeCase.table(
  'saved_views',
  {
    id: id(),
    screen: text().notNull(),
    name: text().notNull(),
    /** The URL search text of the view: filters, sort, columns, density. */
    query: text().notNull(),
    /** Null means shared with everybody. */
    userId: uuid().references(() => users.id, { onDelete: 'cascade' }),
    isDefault: boolean().notNull().default(false),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [index('saved_views_screen').on(t.screen, t.userId)],
);
