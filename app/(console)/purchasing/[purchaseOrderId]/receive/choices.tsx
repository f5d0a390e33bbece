import { useTranslations } from 'next-intl';
import type { Condition } from './count-delivery.ts';

const CHOICE =
  'flex min-h-11 flex-1 cursor-pointer items-center justify-center gap-2 rounded-md border border-field bg-surface px-3 text-center has-[:checked]:border-accent has-[:checked]:bg-accent-surface has-[:checked]:font-medium has-[:focus-visible]:outline-2';

type Props<Value> = { value: Value; onChange: (value: Value) => void };

/** In which order the goods are that are being scanned. */
export function ConditionChoice({ value, onChange }: Props<Condition>) {
  const t = useTranslations('purchasing.receive');
  return (
    <fieldset className="flex gap-2">
      <legend className="sr-only">{t('condition')}</legend>
      {(['good', 'damaged'] as const).map((one) => (
        <label key={one} className={CHOICE}>
          <input
            type="radio"
            name="condition"
            className="accent-accent"
            checked={value === one}
            onChange={() => onChange(one)}
          />
          {t(`conditions.${one}`)}
        </label>
      ))}
    </fieldset>
  );
}

/** What is done about units that did not come. */
export function MissingChoice({ value, onChange }: Props<'wait' | 'close'>) {
  const t = useTranslations('purchasing.receive');
  return (
    <fieldset>
      <legend className="mb-1 text-sm font-medium">{t('missing')}</legend>
      <div className="flex gap-2 max-sm:flex-col">
        {(['wait', 'close'] as const).map((one) => (
          <label key={one} className={CHOICE}>
            <input
              type="radio"
              name="missing"
              className="accent-accent"
              checked={value === one}
              onChange={() => onChange(one)}
            />
            {t(`missings.${one}`)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
