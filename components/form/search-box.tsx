'use client';

import { ChevronDown } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from 'react-aria-components/Button';
import { ComboBox as AriaComboBox } from 'react-aria-components/ComboBox';
import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Text } from 'react-aria-components/Text';

export type Option = { id: string; label: string; hint?: string };

export type ComboBoxProps = {
  label: string;
  options: readonly Option[];
  name?: string;
  help?: string;
  error?: string;
  defaultValue?: string;
  onChoose?: (id: string | null) => void;
  /** For options that the server finds: called as one types, then pass the found `options`. */
  onSearch?: (text: string) => void;
};

/** A choice of many, by typing. The form gets the option's id under `name`. */
export function SearchBox({
  label,
  options,
  name,
  help,
  error,
  defaultValue,
  onChoose,
  onSearch,
}: ComboBoxProps) {
  const t = useTranslations('common.field');
  // Without a list of its own react-aria does not filter: that is for options found by the server.
  const list = onSearch ? { items: options, onInputChange: onSearch } : { defaultItems: options };
  return (
    <AriaComboBox
      {...list}
      name={name}
      formValue="key"
      defaultSelectedKey={defaultValue}
      onSelectionChange={(key) => onChoose?.(key === null ? null : String(key))}
      isInvalid={error !== undefined}
      allowsEmptyCollection
      menuTrigger="focus"
      className="flex min-w-0 flex-col gap-1"
    >
      <Label className="text-sm font-medium">{label}</Label>
      <div className="relative">
        <Input
          placeholder={t('choose')}
          className="h-9 w-full rounded-md border border-field bg-surface ps-3 pe-9 text-start [unicode-bidi:plaintext] invalid:border-bad pointer-coarse:h-11"
        />
        <Button className="absolute inset-y-0 end-0 flex w-9 items-center justify-center text-quiet">
          <ChevronDown aria-hidden className="size-4" />
        </Button>
      </div>
      {help ? (
        <Text slot="description" className="text-sm text-quiet">
          {help}
        </Text>
      ) : null}
      <FieldError className="text-sm text-bad">{error}</FieldError>
      <Popover className="w-(--trigger-width) overflow-y-auto rounded-md bg-raised p-1 text-ink shadow-raised">
        <ListBox<Option>
          renderEmptyState={() => <p className="px-2 py-1.5 text-sm text-quiet">{t('noOptions')}</p>}
          className="outline-none"
        >
          {(option) => (
            <ListBoxItem
              textValue={option.label}
              className="flex min-h-8 cursor-pointer items-center justify-between gap-3 rounded-sm px-2 outline-none data-[focused]:bg-accent-surface data-[selected]:font-medium pointer-coarse:min-h-11"
            >
              <bdi className="truncate">{option.label}</bdi>
              {option.hint ? <bdi className="shrink-0 text-sm text-quiet">{option.hint}</bdi> : null}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}
