'use client';

import './globals.css';

const WORDS = [
  { lang: 'fa', dir: 'rtl', text: 'مشکلی پیش آمد. چیزی تغییر نکرد.', retry: 'تلاش دوباره' },
  { lang: 'ar', dir: 'rtl', text: 'حدث خطأ. لم يتغيّر شيء.', retry: 'إعادة المحاولة' },
  { lang: 'bg', dir: 'ltr', text: 'Възникна грешка. Нищо не е променено.', retry: 'Опитай отново' },
  { lang: 'en', dir: 'ltr', text: 'Something went wrong. Nothing was changed.', retry: 'Try again' },
] as const;

/** The last resort, when even the frame and its words could not be made: so it speaks all four languages. */
export default function GlobalError({ reset }: { error: Error; reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <main className="mx-auto flex max-w-md flex-col gap-6 p-8">
          {WORDS.map(({ lang, dir, text, retry }) => (
            <section key={lang} lang={lang} dir={dir}>
              <p>{text}</p>
              <button type="button" onClick={reset} className="mt-1 font-medium text-accent underline">
                {retry}
              </button>
            </section>
          ))}
        </main>
      </body>
    </html>
  );
}
