'use client';

import dynamic from 'next/dynamic';
import { Skeleton } from '#components/ui/skeleton.tsx';
import type { ComboBoxProps } from './search-box.tsx';

export type { Option } from './search-box.tsx';

const SearchBox = dynamic(() => import('./search-box.tsx').then((file) => file.SearchBox), {
  ssr: false,
  loading: () => <Skeleton className="mt-6 h-9 w-full" />,
});

/** A choice of many, by typing. The form gets the option's id under `name`. It comes after the page has been drawn. */
export function ComboBox(props: ComboBoxProps) {
  return <SearchBox {...props} />;
}
