/** What an annotation tells of, the most usual first. */
export const ANNOTATION_KINDS = ['campaign', 'outage', 'holiday', 'note'] as const;

/** One of the kinds. */
export type AnnotationKind = (typeof ANNOTATION_KINDS)[number];

/** The longest text of an annotation. */
export const LONGEST_ANNOTATION = 300;
