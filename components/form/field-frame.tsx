import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';

export const FIELD_LOOK =
  'w-full rounded-md border border-field bg-surface px-3 text-ink disabled:opacity-60 aria-invalid:border-bad pointer-coarse:min-h-11';

/** What every field can be told. */
export type FieldTexts = { label: string; help?: string; error?: string; isOptional?: boolean };

/** Label above, help below, the error at the field. The field itself carries `fieldAttributes`. */
export function FieldFrame({
  id,
  label,
  help,
  error,
  isOptional,
  children,
}: FieldTexts & { id: string; children: ReactNode }) {
  const t = useTranslations('common.field');
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="text-sm font-medium">
        {label}
        {isOptional ? <span className="ms-1 font-normal text-quiet">({t('optional')})</span> : null}
      </label>
      {children}
      {error ? (
        <p id={`${id}-error`} role="alert" className="text-sm text-bad">
          {error}
        </p>
      ) : null}
      {help ? (
        <p id={`${id}-help`} className="text-sm text-quiet">
          {help}
        </p>
      ) : null}
    </div>
  );
}

/** The attributes that tie a field to its frame. */
export function fieldAttributes(id: string, { help, error, isOptional }: FieldTexts) {
  const describedBy = [error ? `${id}-error` : '', help ? `${id}-help` : ''].filter(Boolean).join(' ');
  return {
    id,
    'aria-describedby': describedBy || undefined,
    'aria-invalid': error ? true : undefined,
    'aria-required': isOptional ? undefined : true,
  } as const;
}
