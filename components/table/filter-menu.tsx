import { ChevronDown } from 'lucide-react';
import { buttonLook } from '#components/ui/button.tsx';
import { DropPanel } from '#components/ui/drop-panel.tsx';
import { type Choice, ChoiceList } from './choice-list.tsx';

/** One way to narrow a list: `key` in the address takes one or several of the options. */
export type Filter = { key: string; label: string; options: readonly Choice[]; choose?: 'one' | 'several' };

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
  const trigger = (
    <>
      {filter.label}
      {chosen.length > 0 ? <span className="size-1.5 rounded-full bg-accent" aria-hidden /> : null}
      <ChevronDown aria-hidden className="text-quiet" />
    </>
  );
  return (
    <DropPanel label={filter.label} trigger={trigger} className={buttonLook()}>
      <ChoiceList
        choices={filter.options}
        chosen={chosen}
        choose={filter.choose ?? 'several'}
        onChange={onChange}
      />
    </DropPanel>
  );
}
