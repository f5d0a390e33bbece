import type { ReactNode } from 'react';
import { LanguageMenu } from '#components/shell/language-menu.tsx';
import { setLanguage } from './preferences.ts';

/** The frame of pages without a sign-in: one column, the language within reach. */
export function VisitorFrame({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="flex justify-end p-3">
        <LanguageMenu choose={setLanguage} />
      </header>
      <main className="mx-auto flex w-full max-w-sm flex-1 flex-col gap-6 px-4 pt-6 pb-16 sm:pt-[12vh]">
        {children}
      </main>
    </div>
  );
}
