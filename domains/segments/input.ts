import { z } from 'zod';
import { RuleInput } from './rule.ts';

const Name = z.string().trim().min(1).max(120);
const Description = z.string().trim().max(2_000).default('');

/** A new segment: what it is called, what it is for, and whom it holds. */
export const CreateSegmentInput = z.strictObject({
  segmentId: z.uuid().optional(),
  name: Name,
  description: Description,
  rule: RuleInput,
});

/** What a segment shall be from now on; `version` is the one that was looked at. */
export const UpdateSegmentInput = z.strictObject({
  segmentId: z.uuid(),
  version: z.number().int().min(1),
  name: Name,
  description: Description,
  rule: RuleInput,
});

/** Makes an earlier version the current one again, as a new version. */
export const RestoreSegmentInput = z.strictObject({ segmentId: z.uuid(), version: z.number().int().min(1) });

/** Names a segment. */
export const SegmentInput = z.strictObject({ segmentId: z.uuid() });
