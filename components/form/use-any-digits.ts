import { useCallback } from 'react';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { normaliseDigits, toLocaleDigits } from '#lib/digits.ts';

const ONE_DIGIT = /^\p{Nd}$/u;

/**
 * Lets the parts of a date inside an element take digits of any script: they know those of the reader's language only,
 * and a keyboard may send others. Give what it returns as the element's `ref`.
 */
export function useAnyDigits(): (element: HTMLElement | null) => (() => void) | undefined {
  const { digits } = usePrefs();
  return useCallback(
    (element) => {
      if (!element) return undefined;
      const translate = (event: InputEvent) => {
        const { data, inputType, target } = event;
        if (!data || !ONE_DIGIT.test(data)) return;
        const own = toLocaleDigits(normaliseDigits(data), digits);
        if (own === data) return;
        event.preventDefault();
        event.stopPropagation();
        target?.dispatchEvent(
          new InputEvent('beforeinput', { data: own, inputType, bubbles: true, cancelable: true }),
        );
      };
      element.addEventListener('beforeinput', translate, { capture: true });
      return () => element.removeEventListener('beforeinput', translate, { capture: true });
    },
    [digits],
  );
}
