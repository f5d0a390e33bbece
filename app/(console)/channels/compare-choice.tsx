'use client';

import { useRouter } from 'next/navigation';
import { asRoute } from '#components/ui/as-route.ts';
import { buttonLook } from '#components/ui/button.tsx';

type Props = {
  label: string;
  value: string;
  options: readonly { value: string; label: string; href: string }[];
};

/** What the period stands against. Each choice is an address. */
export function CompareChoice({ label, value, options }: Props) {
  const router = useRouter();
  const choose = (chosen: string) => {
    const option = options.find((one) => one.value === chosen);
    if (option) router.replace(asRoute(option.href), { scroll: false });
  };
  return (
    <select
      aria-label={label}
      value={value}
      onChange={(event) => choose(event.target.value)}
      className={buttonLook()}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
