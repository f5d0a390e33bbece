const LOOK =
  'flex min-h-11 flex-1 cursor-pointer items-center justify-center gap-2 rounded-md border border-field bg-surface px-3 text-center has-[:checked]:border-accent has-[:checked]:bg-accent-surface has-[:checked]:font-medium has-[:focus-visible]:outline-2';

type Props<Value extends string> = {
  legend: string;
  name: string;
  value: Value;
  options: readonly { value: Value; label: string }[];
  onChange: (value: Value) => void;
};

/** A choice of two or three that fingers press. */
export function Choice<Value extends string>({ legend, name, value, options, onChange }: Props<Value>) {
  return (
    <fieldset>
      <legend className="mb-1 text-sm font-medium">{legend}</legend>
      <div className="flex flex-wrap gap-2">
        {options.map((option) => (
          <label key={option.value} className={LOOK}>
            <input
              type="radio"
              name={name}
              className="accent-accent"
              checked={value === option.value}
              onChange={() => onChange(option.value)}
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
