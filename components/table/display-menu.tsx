'use client';

import { SlidersHorizontal } from 'lucide-react';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { asRoute } from '#components/ui/as-route.ts';
import { buttonLook } from '#components/ui/button.tsx';
import { DropPanel } from '#components/ui/drop-panel.tsx';
import { ChoiceList } from './choice-list.tsx';
import { hrefWith } from './list-location.ts';
import { readParams } from './read-params.ts';

type Props = {
  /** All columns in order, and which of them are seen now. */
  columns: readonly { key: string; header: string }[];
  visible: readonly string[];
};

/** Chooses columns and row height; both are written into the address (`columns`, `density`). */
export function DisplayMenu({ columns, visible }: Props) {
  const t = useTranslations('common.table');
  const router = useRouter();
  const pathname = usePathname();
  const params = readParams(useSearchParams());
  const density = params.density?.[0] ?? 'comfortable';

  function change(changes: Record<string, readonly string[] | string | null>) {
    router.replace(asRoute(hrefWith({ pathname, params }, changes)), { scroll: false });
  }

  const trigger = (
    <>
      <SlidersHorizontal aria-hidden />
      {t('display')}
    </>
  );
  return (
    <DropPanel label={t('display')} trigger={trigger} className={buttonLook()}>
      <ChoiceList
        legend={t('columns')}
        choices={columns.map(({ key, header }) => ({ value: key, label: header }))}
        chosen={visible}
        choose="several"
        onChange={(keys) => change({ columns: keys })}
      />
      <ChoiceList
        legend={t('density')}
        choices={[
          { value: 'comfortable', label: t('comfortable') },
          { value: 'compact', label: t('compact') },
        ]}
        chosen={[density]}
        choose="one"
        onChange={([value]) => change({ density: value === 'compact' ? 'compact' : null })}
      />
    </DropPanel>
  );
}
