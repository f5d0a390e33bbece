'use client';

import { Check, SlidersHorizontal } from 'lucide-react';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Button } from 'react-aria-components/Button';
import { Header } from 'react-aria-components/Header';
import { Menu, MenuItem, MenuSection, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { asRoute } from '#components/ui/as-route.ts';
import { buttonLook } from '#components/ui/button.tsx';
import { MENU_ITEM } from '#components/ui/menu.tsx';
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

  return (
    <MenuTrigger>
      <Button className={buttonLook({ look: 'secondary' })}>
        <SlidersHorizontal aria-hidden />
        {t('display')}
      </Button>
      <Popover className="min-w-52 overflow-y-auto rounded-md bg-raised p-1 text-ink shadow-raised">
        <Menu aria-label={t('display')} className="outline-none">
          <MenuSection
            selectionMode="multiple"
            disallowEmptySelection
            selectedKeys={visible}
            onSelectionChange={(keys) =>
              change({
                columns: keys === 'all' ? null : columns.map((c) => c.key).filter((key) => keys.has(key)),
              })
            }
          >
            <SectionHeader>{t('columns')}</SectionHeader>
            {columns.map((column) => (
              <Choice key={column.key} id={column.key} label={column.header} />
            ))}
          </MenuSection>
          <MenuSection
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[density]}
            onSelectionChange={(keys) =>
              change({ density: keys !== 'all' && keys.has('compact') ? 'compact' : null })
            }
          >
            <SectionHeader>{t('density')}</SectionHeader>
            <Choice id="comfortable" label={t('comfortable')} />
            <Choice id="compact" label={t('compact')} />
          </MenuSection>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

function SectionHeader({ children }: { children: string }) {
  return <Header className="px-2 pt-2 pb-1 text-xs text-quiet">{children}</Header>;
}

function Choice({ id, label }: { id: string; label: string }) {
  return (
    <MenuItem id={id} textValue={label} className={MENU_ITEM}>
      {({ isSelected }) => (
        <>
          <Check aria-hidden className={`size-4 ${isSelected ? '' : 'invisible'}`} />
          {label}
        </>
      )}
    </MenuItem>
  );
}
