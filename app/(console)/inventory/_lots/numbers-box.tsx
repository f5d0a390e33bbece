'use client';

import { useId } from 'react';
import { FIELD_LOOK, FieldFrame, fieldAttributes } from '#components/form/field-frame.tsx';

const MOST_ROWS = 8;
const FEWEST_ROWS = 2;

type Props = {
  label: string;
  help?: string;
  name?: string;
  /** How many numbers are wanted: so many lines are shown. */
  wanted: number;
  value?: string;
  onChange?: (text: string) => void;
};

/** Serial numbers, one in each line; a scanner that ends with Enter begins the next. */
export function NumbersBox({ label, help, name, wanted, value, onChange }: Props) {
  const id = useId();
  const texts = { label, ...(help ? { help } : {}) };
  return (
    <FieldFrame id={id} {...texts}>
      <textarea
        name={name}
        dir="ltr"
        rows={Math.min(MOST_ROWS, Math.max(FEWEST_ROWS, wanted))}
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="off"
        className={`py-2 text-start ${FIELD_LOOK}`}
        value={value}
        onChange={onChange ? (event) => onChange(event.target.value) : undefined}
        {...fieldAttributes(id, texts)}
      />
    </FieldFrame>
  );
}
