'use client';

import { Download } from 'lucide-react';
import { Menu } from '#components/ui/menu.tsx';

type Props = {
  /** Where the file is made. */
  path: string;
  /** The part of the address that decides which rows are listed. */
  search: string;
  /** The columns that are shown, in their order; none are those of the list at first. */
  columns?: readonly string[];
  words: (key: 'label' | 'xlsx' | 'csv') => string;
};

/** The list as a file: the rows of all pages, in the columns and the order that are shown. */
export function ExportMenu({ path, search, columns = [], words }: Props) {
  const shown = new URLSearchParams(columns.map((key) => ['columns', key])).toString();
  const asked = [search, shown].filter(Boolean).join('&');
  const file = (format: 'xlsx' | 'csv') => ({
    id: format,
    label: words(format),
    href: `${path}?format=${format}&${asked}`,
  });
  return (
    <Menu
      label={words('label')}
      look="secondary"
      trigger={
        <>
          <Download aria-hidden className="size-4" />
          {words('label')}
        </>
      }
      entries={[file('xlsx'), file('csv')]}
    />
  );
}
