import { useId } from 'react';

export type Choice = { value: string; label: string };

type Props = {
  legend?: string;
  choices: readonly Choice[];
  chosen: readonly string[];
  choose: 'one' | 'several';
  onChange: (values: string[]) => void;
};

/** A short list of ticks inside a panel; the order of what is given back is the order of the list. */
export function ChoiceList({ legend, choices, chosen, choose, onChange }: Props) {
  const name = useId();

  function toggle(value: string, isOn: boolean) {
    if (choose === 'one') return onChange(isOn ? [value] : []);
    onChange(choices.map((one) => one.value).filter((one) => (one === value ? isOn : chosen.includes(one))));
  }

  return (
    <fieldset>
      {legend ? <legend className="px-2 pt-2 pb-1 text-xs text-quiet">{legend}</legend> : null}
      {choices.map(({ value, label }) => (
        <label
          key={value}
          className="flex min-h-8 cursor-pointer items-center gap-2 rounded-sm px-2 hover:bg-neutral-3 pointer-coarse:min-h-11"
        >
          <input
            type={choose === 'one' ? 'radio' : 'checkbox'}
            name={name}
            checked={chosen.includes(value)}
            onChange={(event) => toggle(value, event.target.checked)}
            className="size-4 accent-accent"
          />
          <bdi>{label}</bdi>
        </label>
      ))}
    </fieldset>
  );
}
