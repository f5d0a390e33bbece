/** Said on every (re)connection of the stream: what was said before it was open is lost. */
export const ANYTHING = '*';

/**
 * Whether a screen that shows these topics must read again. What was announced between the page's own reading and the
 * stream's opening reached nobody, so the opening counts as a change of everything, for every kind of screen.
 */
export function hears(wanted: readonly string[], changed: readonly string[]): boolean {
  return wanted.length > 0 && changed.some((topic) => topic === ANYTHING || wanted.includes(topic));
}
