/** A step as the checklist's text writes it: its name, and after a colon what to look at. */
export type ListedStep = { title: string; look: string };

/** The checklist as lines to write in. */
export function textOfSteps(steps: readonly ListedStep[]): string {
  return steps.map(({ title, look }) => (look ? `${title}: ${look}` : title)).join('\n');
}

/** The steps that the lines say; empty lines say nothing. */
export function stepsOfText(text: string): ListedStep[] {
  return text.split('\n').flatMap((line) => {
    const [title = '', ...rest] = line.split(':');
    return title.trim() === '' ? [] : [{ title: title.trim(), look: rest.join(':').trim() }];
  });
}
