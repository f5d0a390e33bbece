'use client';

import { Search, X } from 'lucide-react';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useRef, useTransition } from 'react';
import { asRoute } from '#components/ui/as-route.ts';
import { Button } from '#components/ui/button.tsx';
import { type Filter, FilterMenu } from './filter-menu.tsx';
import { hrefWith } from './list-location.ts';
import { readParams } from './read-params.ts';

const TYPING_PAUSE_MS = 250;

type Props = {
  filters: readonly Filter[];
  /** The words in the search box; without them there is none. It writes `q`. */
  searchLabel?: string;
  /** At the end of the bar: the display menu, export buttons. */
  end?: ReactNode;
};

/** Narrows a list. Everything chosen is in the address; chips name it and take it away again. */
export function FilterBar({ filters, searchLabel, end }: Props) {
  const t = useTranslations('common');
  const router = useRouter();
  const pathname = usePathname();
  const params = readParams(useSearchParams());
  const [isPending, start] = useTransition();

  function change(changes: Record<string, readonly string[] | string | null>) {
    start(() => router.replace(asRoute(hrefWith({ pathname, params }, changes)), { scroll: false }));
  }

  const chips = filters.flatMap((filter) =>
    filter.options
      .filter((option) => params[filter.key]?.includes(option.value))
      .map((option) => ({
        filter,
        option,
        others: (params[filter.key] ?? []).filter((value) => value !== option.value),
      })),
  );
  const nothing = Object.fromEntries(['q', ...filters.map((filter) => filter.key)].map((key) => [key, null]));
  return (
    <div data-no-print className="mb-3 flex flex-col gap-2" aria-busy={isPending}>
      <div className="flex flex-wrap items-center gap-2">
        {searchLabel ? (
          <SearchBox label={searchLabel} value={params.q?.[0] ?? ''} onSearch={(q) => change({ q })} />
        ) : null}
        {filters.map((filter) => (
          <FilterMenu
            key={filter.key}
            filter={filter}
            chosen={params[filter.key] ?? []}
            onChange={(values) => change({ [filter.key]: values })}
          />
        ))}
        {end ? <div className="ms-auto flex flex-wrap items-center justify-end gap-2">{end}</div> : null}
      </div>
      {chips.length > 0 ? (
        <ul aria-label={t('filter.filters')} className="flex flex-wrap items-center gap-2">
          {chips.map(({ filter, option, others }) => (
            <li key={`${filter.key} ${option.value}`}>
              <button
                type="button"
                onClick={() => change({ [filter.key]: others })}
                aria-label={t('filter.remove', { name: `${filter.label}: ${option.label}` })}
                className="inline-flex h-7 items-center gap-1 rounded-md border border-accent-line bg-accent-surface px-2 text-sm text-accent pointer-coarse:h-11"
              >
                <bdi>{option.label}</bdi>
                <X aria-hidden className="size-3.5" />
              </button>
            </li>
          ))}
          <li>
            <Button look="quiet" size="small" onClick={() => change(nothing)}>
              {t('action.clearFilters')}
            </Button>
          </li>
        </ul>
      ) : null}
    </div>
  );
}

function SearchBox({
  label,
  value,
  onSearch,
}: {
  label: string;
  value: string;
  onSearch: (text: string) => void;
}) {
  const box = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // The address changed by other means (back button, "clear filters"): show what it says, unless one is typing.
  useEffect(() => {
    if (box.current && box.current !== document.activeElement) box.current.value = value;
  }, [value]);

  function send(text: string) {
    clearTimeout(timer.current);
    onSearch(text);
  }

  return (
    <div className="relative w-full sm:w-64">
      <Search
        aria-hidden
        className="pointer-events-none absolute inset-y-0 start-3 my-auto size-4 text-quiet"
      />
      <input
        ref={box}
        type="search"
        data-page-search
        defaultValue={value}
        aria-label={label}
        placeholder={label}
        onChange={({ target }) => {
          clearTimeout(timer.current);
          timer.current = setTimeout(() => send(target.value), TYPING_PAUSE_MS);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') send(event.currentTarget.value);
        }}
        className="h-9 w-full rounded-md border border-field bg-surface ps-9 pe-3 text-start [unicode-bidi:plaintext] pointer-coarse:h-11"
      />
    </div>
  );
}
