'use client';

import { useTranslations } from 'next-intl';
import { Checkbox } from '#components/form/checkbox.tsx';

/** A choice of some of many; none chosen means all. */
export function Several(props: {
  legend: string;
  options: readonly { id: string; name: string }[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}) {
  const { legend, options, chosen, onChange } = props;
  const t = useTranslations('returns.policy');
  const names = options.filter(({ id }) => chosen.includes(id)).map(({ name }) => name);
  return (
    <details className="rounded-md border border-line">
      <summary className="cursor-pointer px-3 py-2">
        {legend}: <bdi className="text-quiet">{names.join(', ') || t('all')}</bdi>
      </summary>
      <div className="flex max-h-60 flex-col gap-2 overflow-y-auto border-t border-line p-3">
        {options.map(({ id, name }) => (
          <Checkbox
            key={id}
            label={name}
            checked={chosen.includes(id)}
            onChange={(event) =>
              onChange(event.target.checked ? [...chosen, id] : chosen.filter((one) => one !== id))
            }
          />
        ))}
      </div>
    </details>
  );
}
