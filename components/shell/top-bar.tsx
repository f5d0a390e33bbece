import type { ReactNode } from 'react';
import type { PaletteAction } from './command-palette.tsx';
import { LanguageMenu } from './language-menu.tsx';
import { LiveDot } from './live-dot.tsx';
import { SearchButton } from './search-button.tsx';
import { Shortcuts } from './shortcuts.tsx';
import { ThemeSwitch } from './theme-switch.tsx';

type Props = {
  actions: readonly PaletteAction[];
  /** The keys of places that the reader may not open. */
  hidden: readonly string[];
  theme: 'system' | 'light' | 'dark';
  chooseLanguage: (locale: string) => Promise<void>;
  chooseTheme: (theme: string) => Promise<void>;
  /** The state of channels and worker, where it is known. */
  status?: ReactNode;
  /** Who is signed in, and signing out. */
  person?: ReactNode;
};

/** The bar above every page: search, what the system is doing, language, theme, person. */
export function TopBar({ actions, hidden, theme, chooseLanguage, chooseTheme, status, person }: Props) {
  return (
    <header
      data-no-print
      className="sticky top-0 z-20 flex h-14 items-center gap-1 border-b border-line bg-page px-3 sm:gap-2 sm:px-6"
    >
      <SearchButton actions={actions} hidden={hidden} />
      <div className="ms-auto flex items-center">
        {status}
        <LiveDot />
        <Shortcuts hidden={hidden} />
        <LanguageMenu choose={chooseLanguage} />
        <ThemeSwitch theme={theme} choose={chooseTheme} />
        {person}
      </div>
    </header>
  );
}
