import type { ReactNode } from 'react';

/** The head of a page before the console: the product's mark, what this is, and for whom. */
export function AuthHead({ title, lead }: { title: string; lead: ReactNode }) {
  return (
    <header className="flex flex-col gap-3">
      {/* biome-ignore lint/performance/noImgElement: a small static drawing; nothing to optimise */}
      <img src="/icon.svg" alt="" width={40} height={40} />
      <div>
        <h1 className="text-lg font-semibold text-balance">{title}</h1>
        <p className="mt-1 text-quiet">{lead}</p>
      </div>
    </header>
  );
}
