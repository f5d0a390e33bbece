import { z } from 'zod';

const MOST_ORIGINS = 20;
const MAX_BODY = 32 * 1024;

/** Whose word a source’s is. */
export const PARTIES = ['first', 'second', 'third'] as const;

/** A website as a browser names it: scheme, host and port, nothing more; `*` is any. */
const Origin = z
  .string()
  .trim()
  .max(200)
  .transform((text, check) => {
    if (text === '*') return text;
    const url = URL.parse(text);
    if (url && /^https?:$/.test(url.protocol) && url.origin !== 'null') return url.origin;
    check.addIssue({ code: 'custom', message: 'a website such as https://shop.example' });
    return z.NEVER;
  });

const Name = z.string().trim().min(1).max(100);
const Origins = z.array(Origin).max(MOST_ORIGINS);

/** A website, an app or a partner that is to tell of touches. */
export const NewSourceInput = z.strictObject({
  channelId: z.uuid(),
  name: Name,
  party: z.enum(PARTIES),
  origins: Origins.default([]),
});

/** What changes of a source; what is not said stays. */
export const UpdateSourceInput = z.strictObject({
  sourceId: z.uuid(),
  name: Name.optional(),
  origins: Origins.optional(),
  isEnabled: z.boolean().optional(),
});

/** Names a source. */
export const SourceRef = z.strictObject({ sourceId: z.uuid() });

/** What was refused, as somebody put it right: one event of the tracking protocol as JSON. */
export const TakeRejectInput = z.strictObject({
  rejectId: z.number().int().positive(),
  body: z.string().max(MAX_BODY),
});

/** What was refused and stays so. */
export const DiscardRejectsInput = z.strictObject({
  rejectIds: z.array(z.number().int().positive()).min(1).max(100),
});

/** A page of what was refused, newest first. */
export const RejectFilter = z.strictObject({
  before: z.number().int().positive().optional(),
  limit: z.number().int().min(1).max(100).default(25),
});
