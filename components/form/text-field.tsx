import { type ComponentProps, useId } from 'react';
import { FIELD_LOOK, FieldFrame, type FieldTexts, fieldAttributes } from './field-frame.tsx';

/** One line of text. Names and notes keep their own direction; pass `dir="ltr"` for SKUs, phones and addresses. */
export function TextField({
  label,
  help,
  error,
  isOptional,
  ...input
}: FieldTexts & ComponentProps<'input'>) {
  const texts = { label, help, error, isOptional };
  const ownId = useId();
  const id = input.id ?? ownId;
  return (
    <FieldFrame id={id} {...texts}>
      <input
        dir="auto"
        className={`h-9 text-start ${FIELD_LOOK}`}
        {...input}
        {...fieldAttributes(id, texts)}
      />
    </FieldFrame>
  );
}

/** Several lines of text. */
export function TextAreaField({
  label,
  help,
  error,
  isOptional,
  ...area
}: FieldTexts & ComponentProps<'textarea'>) {
  const texts = { label, help, error, isOptional };
  const ownId = useId();
  const id = area.id ?? ownId;
  return (
    <FieldFrame id={id} {...texts}>
      <textarea
        dir="auto"
        rows={4}
        className={`py-2 ${FIELD_LOOK}`}
        {...area}
        {...fieldAttributes(id, texts)}
      />
    </FieldFrame>
  );
}
