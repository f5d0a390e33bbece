'use client';

import { Check, ChevronDown } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { buttonLook } from '#components/ui/button.tsx';
import { MENU_ITEM } from '#components/ui/menu.tsx';

/** One way to narrow a list: `key` in the address takes one or several of the options. */
export type Filter = {
  key: string;
  label: string;
  options: readonly { value: string; label: string }[];
  choose?: 'one' | 'several';
};

/** The options of one filter behind its name; several may be chosen without it closing. */
export function FilterMenu({
  filter,
  chosen,
  onChange,
}: {
  filter: Filter;
  chosen: readonly string[];
  onChange: (values: string[]) => void;
}) {
  const isSingle = filter.choose === 'one';
  return (
    <MenuTrigger>
      <Button className={buttonLook({ look: 'secondary' })}>
        {filter.label}
        {chosen.length > 0 ? <span className="size-1.5 rounded-full bg-accent" aria-hidden /> : null}
        <ChevronDown aria-hidden className="text-quiet" />
      </Button>
      <Popover className="max-h-96 min-w-48 overflow-y-auto rounded-md bg-raised p-1 text-ink shadow-raised">
        <Menu
          aria-label={filter.label}
          selectionMode={isSingle ? 'single' : 'multiple'}
          selectedKeys={chosen}
          onSelectionChange={(keys) =>
            onChange(keys === 'all' ? [] : filter.options.map((o) => o.value).filter((v) => keys.has(v)))
          }
          className="outline-none"
        >
          {filter.options.map((option) => (
            <MenuItem key={option.value} id={option.value} textValue={option.label} className={MENU_ITEM}>
              {({ isSelected }) => (
                <>
                  <Check aria-hidden className={`size-4 shrink-0 ${isSelected ? '' : 'invisible'}`} />
                  <bdi>{option.label}</bdi>
                </>
              )}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
