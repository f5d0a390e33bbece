/** Why people are erased: they asked, they withdrew what it rested on, it was kept without right, or for another reason. */
export const ERASURE_REASONS = ['asked', 'withdrawn', 'unlawful', 'other'] as const;
