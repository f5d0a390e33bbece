'use client';

import { useRouter, useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { SelectField } from '#components/form/select-field.tsx';
import { useEarly } from '#components/form/use-early.ts';
import { asRoute } from '#components/ui/as-route.ts';
import { rememberPlace } from '../actions.ts';

/** At which place one works; this device remembers it. */
export function PlaceChoice({
  places,
  current,
}: {
  places: readonly { id: string; name: string }[];
  current: string;
}) {
  const t = useTranslations('fulfilment');
  const router = useRouter();
  const params = useSearchParams();
  const field = useEarly<HTMLSelectElement>(current, choose);

  function choose(id: string) {
    void rememberPlace({ locationId: id });
    const next = new URLSearchParams({ location: id });
    const stage = params.get('stage');
    if (stage) next.set('stage', stage);
    router.push(asRoute(`/fulfilment?${next}`));
  }

  return (
    <SelectField
      label={t('place')}
      ref={field}
      value={current}
      options={places.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(event) => choose(event.target.value)}
    />
  );
}
