/** What is written about a person besides facts. */
export type Attributes = {
  name: string;
  note: string;
  tags: readonly string[];
  locale: string | null;
  country: string | null;
};

/** What a person was alone, and which tags of the merged were taken off. */
export type OwnAttributes = Attributes & { hiddenTags: readonly string[] };

/**
 * How people who are one are shown: the survivor's name, language and country, or the first that anybody has; all notes
 * and all tags, but those taken off. Pure.
 */
export function combinePeople(own: OwnAttributes, others: readonly Attributes[]): Attributes {
  const all = [own, ...others];
  const notes: string[] = [];
  for (const { note } of all) if (note !== '' && !notes.some((one) => one.includes(note))) notes.push(note);
  const tags = new Set([
    ...own.tags,
    ...others.flatMap((one) => one.tags).filter((tag) => !own.hiddenTags.includes(tag)),
  ]);
  return {
    name: all.find(({ name }) => name !== '')?.name ?? '',
    note: notes.join('\n'),
    tags: [...tags],
    locale: all.find(({ locale }) => locale !== null)?.locale ?? null,
    country: all.find(({ country }) => country !== null)?.country ?? null,
  };
}

/** The survivor alone, with what staff wrote while the people were one: the inverse of `combinePeople`. Pure. */
export function takeEdits(
  own: OwnAttributes,
  others: readonly Attributes[],
  shown: Attributes,
): OwnAttributes {
  const alone: Attributes = own;
  const before = combinePeople(own, others);
  const added = shown.tags.filter((tag) => !before.tags.includes(tag));
  const removed = before.tags.filter((tag) => !shown.tags.includes(tag));
  const keep = <Key extends 'name' | 'locale' | 'country'>(key: Key): Attributes[Key] =>
    shown[key] === before[key] ? alone[key] : shown[key];
  const foreign = new Set(others.flatMap((one) => one.tags));
  return {
    name: keep('name'),
    locale: keep('locale'),
    country: keep('country'),
    note: shown.note === before.note ? own.note : withoutNotes(shown.note, others),
    tags: [...own.tags.filter((tag) => !removed.includes(tag)), ...added],
    hiddenTags: [...new Set([...own.hiddenTags, ...removed.filter((tag) => foreign.has(tag))])].filter(
      (tag) => !added.includes(tag),
    ),
  };
}

function withoutNotes(note: string, others: readonly Attributes[]): string {
  const lines = new Set(others.flatMap((one) => one.note.split('\n')));
  return note
    .split('\n')
    .filter((line) => line === '' || !lines.has(line))
    .join('\n')
    .trim();
}
