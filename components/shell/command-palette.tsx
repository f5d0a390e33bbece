'use client';

import { Command } from 'cmdk';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { asRoute } from '#components/ui/as-route.ts';
import { normaliseDigits } from '#lib/digits.ts';
import { placesWithout } from './nav-items.ts';
import { type FoundItem, useSearchResults } from './search-results.ts';

/** Something that one can do from anywhere, reached by its address. */
export type PaletteAction = { id: string; title: string; href: string };

/** What can be done and opened; `hidden` names the places that the reader may not open. */
export type PaletteProps = {
  actions: readonly PaletteAction[];
  hidden: readonly string[];
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
};

/** Search over records, and every page and action by name. Records come from the server in their own order. */
export function CommandPalette({ actions, hidden, isOpen, onOpenChange }: PaletteProps) {
  const t = useTranslations('shell');
  const router = useRouter();
  const [query, setQuery] = useState('');
  const found = useSearchResults(isOpen ? query : '');

  function go(href: string) {
    onOpenChange(false);
    setQuery('');
    router.push(asRoute(href));
  }

  const fits = (title: string) =>
    normaliseDigits(title.toLowerCase()).includes(normaliseDigits(query.trim().toLowerCase()));
  const pages = placesWithout(hidden)
    .map(({ key, href }) => ({ id: key, title: t(`nav.${key}`), href }))
    .filter((page) => fits(page.title));
  const fittingActions = actions.filter((action) => fits(action.title));
  const nothing = found.groups.length + pages.length + fittingActions.length === 0;
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      isDismissable
      className="fixed inset-0 z-50 flex items-start justify-center bg-black/40 sm:p-4 sm:pt-[12vh]"
    >
      <Modal className="w-full max-w-xl overflow-hidden bg-raised text-ink shadow-raised max-sm:h-dvh sm:rounded-md">
        <Dialog aria-label={t('search.label')} className="outline-none">
          <Command shouldFilter={false} label={t('search.label')} loop>
            <Command.Input
              value={query}
              onValueChange={setQuery}
              placeholder={t('search.placeholder')}
              autoFocus
              className="h-12 w-full border-b border-line bg-transparent px-4 text-md outline-none [unicode-bidi:plaintext]"
            />
            <Command.List className="max-h-[60vh] overflow-y-auto p-2">
              {found.groups.map((group) => (
                <Group key={group.label} heading={group.label} items={group.items} onChoose={go} />
              ))}
              <Group heading={t('search.actions')} items={fittingActions} onChoose={go} />
              <Group heading={t('search.pages')} items={pages} onChoose={go} />
              <p role="status" className="px-2 py-1 text-sm text-quiet empty:hidden">
                {found.state === 'failed' ? t('search.failed') : null}
                {found.state === 'searching' ? t('search.searching') : null}
                {found.state !== 'searching' && nothing ? t('search.empty', { query }) : null}
              </p>
            </Command.List>
          </Command>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Group({
  heading,
  items,
  onChoose,
}: {
  heading: string;
  items: readonly FoundItem[];
  onChoose: (href: string) => void;
}) {
  if (items.length === 0) return null;
  return (
    <Command.Group
      heading={heading}
      className="mb-2 [&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:py-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-quiet"
    >
      {items.map((item) => (
        <Command.Item
          key={item.id}
          value={`${heading}/${item.id}`}
          onSelect={() => onChoose(item.href)}
          className="flex min-h-9 cursor-pointer items-center justify-between gap-4 rounded-md px-2 data-[selected=true]:bg-accent-surface pointer-coarse:min-h-11"
        >
          <bdi dir="auto" className="min-w-0 truncate">
            {item.title}
          </bdi>
          {item.hint ? (
            <bdi dir="auto" className="max-w-1/2 shrink-0 truncate text-sm text-quiet">
              {item.hint}
            </bdi>
          ) : null}
        </Command.Item>
      ))}
    </Command.Group>
  );
}
