import Link from 'next/link';
import { asRoute } from '#components/ui/as-route.ts';

type Option = { key: string; name: string; href: string; isOn: boolean };

/** One of several ways to look, each an address. */
export function ChoiceLinks({ label, options }: { label: string; options: readonly Option[] }) {
  return (
    <nav aria-label={label} className="flex flex-wrap items-center gap-1" data-no-print>
      <span aria-hidden className="pe-1 text-quiet">
        {label}
      </span>
      {options.map(({ key, name, href, isOn }) => (
        <Link
          key={key}
          href={asRoute(href)}
          scroll={false}
          prefetch={false}
          aria-current={isOn || undefined}
          className={`rounded-md px-2.5 py-1 pointer-coarse:py-2.5 ${isOn ? 'bg-accent-surface font-medium' : 'text-quiet hover:bg-neutral-3'}`}
        >
          <bdi>{name}</bdi>
        </Link>
      ))}
    </nav>
  );
}
