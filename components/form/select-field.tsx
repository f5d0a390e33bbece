import { type ComponentProps, useId } from 'react';
import { FIELD_LOOK, FieldFrame, type FieldTexts, fieldAttributes } from './field-frame.tsx';

/** A choice of a few; the platform's own list, which phones show best. Many choices want a `ComboBox`. */
export function SelectField({
  label,
  help,
  error,
  isOptional,
  options,
  placeholder,
  ...select
}: FieldTexts &
  Omit<ComponentProps<'select'>, 'children'> & {
    options: readonly { value: string; label: string }[];
    placeholder?: string;
  }) {
  const texts = { label, help, error, isOptional };
  const ownId = useId();
  const id = select.id ?? ownId;
  return (
    <FieldFrame id={id} {...texts}>
      <select className={`h-9 ${FIELD_LOOK}`} {...select} {...fieldAttributes(id, texts)}>
        {placeholder === undefined ? null : <option value="">{placeholder}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
