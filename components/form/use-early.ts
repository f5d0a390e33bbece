import { type RefObject, useEffect, useEffectEvent, useRef } from 'react';

/**
 * The ref of a field that shows a value of the page's state. What somebody typed or chose in it before the page could
 * listen is taken as soon as it can: else the field would show one thing and the page would send another.
 */
export function useEarly<Field extends { value: string }>(
  value: string,
  take: (early: string) => void,
): RefObject<Field | null> {
  const field = useRef<Field>(null);
  const takeEarly = useEffectEvent(() => {
    const shown = field.current?.value ?? value;
    if (shown !== value) take(shown);
  });
  useEffect(() => takeEarly(), []);
  return field;
}
