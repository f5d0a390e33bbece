'use client';

import { X } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { createContext, type MouseEvent, type ReactNode, useContext, useRef, useState } from 'react';
import { asRoute } from '#components/ui/as-route.ts';
import { IconButton } from '#components/ui/icon-button.tsx';

type Selection = { ids: readonly string[]; clear: () => void };

const SelectionContext = createContext<Selection | null>(null);
const OWN_CLICK = 'a, button, input, label, select, textarea, summary, [role=button]';

/** The selected rows' keys, for the actions of a table. */
export function useSelection(): Selection {
  const selection = useContext(SelectionContext);
  if (!selection) throw new Error('useSelection belongs into the selectionActions of a DataTable.');
  return selection;
}

/**
 * Makes a table of the server answer to clicks: a row opens, checkboxes select, Shift selects the rows between. The
 * checkboxes themselves are the state; another page of rows (`pageKey`) starts with none selected.
 */
export function RowInteraction({
  actions,
  pageKey,
  children,
}: {
  actions?: ReactNode;
  pageKey: string;
  children: ReactNode;
}) {
  const t = useTranslations('common.table');
  const router = useRouter();
  const table = useRef<HTMLDivElement>(null);
  const lastPressed = useRef<HTMLInputElement | null>(null);
  const [selected, setSelected] = useState<{ pageKey: string; ids: readonly string[] }>({ pageKey, ids: [] });
  const ids = selected.pageKey === pageKey ? selected.ids : [];

  const boxes = () => [...(table.current?.querySelectorAll<HTMLInputElement>('[data-select]') ?? [])];

  function remember() {
    const all = boxes();
    const checked = all.filter((box) => box.checked);
    const head = table.current?.querySelector<HTMLInputElement>('[data-select-all]');
    if (head) {
      head.checked = checked.length === all.length;
      head.indeterminate = checked.length > 0 && checked.length < all.length;
    }
    setSelected({ pageKey, ids: checked.map((box) => box.dataset.select ?? '') });
  }

  function checkAll(isChecked: boolean) {
    for (const box of boxes()) box.checked = isChecked;
    remember();
  }

  function onClick(event: MouseEvent) {
    const target = event.target as HTMLElement;
    if (target instanceof HTMLInputElement && 'selectAll' in target.dataset) return checkAll(target.checked);
    if (target instanceof HTMLInputElement && 'select' in target.dataset) {
      if (event.shiftKey && lastPressed.current) checkBetween(boxes(), lastPressed.current, target);
      lastPressed.current = target;
      return remember();
    }
    const href = target.closest<HTMLElement>('tr[data-href]')?.dataset.href;
    const isReading = String(getSelection() ?? '') !== '';
    if (!href || isReading || target.closest(OWN_CLICK)) return;
    if (event.ctrlKey || event.metaKey) window.open(href, '_blank', 'noopener');
    else router.push(asRoute(href));
  }

  return (
    <SelectionContext value={{ ids, clear: () => checkAll(false) }}>
      {actions && ids.length > 0 ? (
        <div
          role="toolbar"
          aria-label={t('selected', { count: ids.length })}
          className="mb-2 flex min-h-11 flex-wrap items-center gap-2 rounded-md border border-accent-line bg-accent-surface px-3 py-1"
        >
          <span role="status" className="me-2 font-medium">
            {t('selected', { count: ids.length })}
          </span>
          {actions}
          <IconButton
            label={t('clearSelection')}
            icon={<X aria-hidden />}
            onClick={() => checkAll(false)}
            className="ms-auto"
          />
        </div>
      ) : null}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keyboard has the link in the first cell and the checkboxes. */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: as above; this only widens their area for the pointer. */}
      <div
        key={pageKey}
        ref={table}
        onClick={onClick}
        className="relative max-h-[calc(100dvh-11rem)] overflow-auto overscroll-x-contain rounded-md border border-line bg-surface print:max-h-none print:overflow-visible"
      >
        {children}
      </div>
    </SelectionContext>
  );
}

function checkBetween(boxes: HTMLInputElement[], from: HTMLInputElement, to: HTMLInputElement) {
  const [first, last] = [boxes.indexOf(from), boxes.indexOf(to)].sort((a, b) => a - b);
  if (first === undefined || last === undefined || first < 0) return;
  for (const box of boxes.slice(first, last + 1)) box.checked = to.checked;
}
