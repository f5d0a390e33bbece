import type { CONDITIONS, DISPOSITIONS } from '../../input.ts';

type Condition = (typeof CONDITIONS)[number];
type Disposition = (typeof DISPOSITIONS)[number];

const PROPOSED: Record<Condition, Disposition> = {
  new: 'shelf',
  opened: 'shelf',
  damaged: 'quarantine',
  faulty: 'vendor',
};

/** What becomes of goods in a condition unless somebody decides otherwise. Pure. */
export function proposeDisposition(condition: Condition): Disposition {
  return PROPOSED[condition];
}
