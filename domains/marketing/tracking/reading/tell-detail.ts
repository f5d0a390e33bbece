import { cutText } from '#lib/text/clean-text.ts';
import type { Json } from './clean-value.ts';
import type { EventType, TrackedKind } from './event-names.ts';
import { readDeviceForm } from './read-device-form.ts';
import { type Facts, factsOf, textOf } from './read-facts.ts';

const MAX_SAID = 500;
const MAX_PROPERTIES = 2_048;

type Told = {
  type: EventType;
  name: string | null;
  kind: TrackedKind;
  properties: Facts;
  context: Facts;
};

/** What is kept of an event for people to read: what was looked at, searched or said. Texts are cut. */
export function tellDetail({ type, name, kind, properties, context }: Told): { [key: string]: Json } {
  const page = factsOf(context.page);
  const said = {
    event: type === 'track' ? name : type,
    text: kind === 'event' ? name : kind === 'review' ? textOf(properties.review_body) : null,
    query: kind === 'search' ? textOf(properties.query) : null,
    results: kind === 'search' ? textOf(properties.results) : null,
    waitMinutes: textOf(properties.waitMinutes),
    durationMinutes: textOf(properties.durationMinutes),
    sku: textOf(properties.sku) ?? textOf(firstOf(properties.products).sku),
    title: titleOf({ type, name, properties, page }),
    path: textOf(page.path) ?? textOf(properties.path),
    quantity: type === 'track' ? textOf(properties.quantity) : null,
    rating: kind === 'review' ? textOf(properties.rating) : null,
    step: textOf(properties.step),
    library: textOf(factsOf(context.library).name),
    device: textOf(factsOf(context.device).type),
    form: readDeviceForm(context),
  };
  const kept = Object.entries(said).flatMap(([key, value]) =>
    value === null ? [] : [[key, cutText(value, MAX_SAID)] as const],
  );
  return { ...Object.fromEntries(kept), ...ownProperties(kind, properties) };
}

function firstOf(list: unknown): Facts {
  return factsOf(Array.isArray(list) ? list[0] : undefined);
}

function titleOf({
  type,
  name,
  properties,
  page,
}: Pick<Told, 'type' | 'name' | 'properties'> & { page: Facts }) {
  if (type === 'screen') return name;
  if (type === 'page') return name ?? textOf(properties.title) ?? textOf(page.title);
  return textOf(properties.name) ?? textOf(properties.list_id) ?? textOf(properties.category);
}

/** Events of the shop's own making say what nobody foresaw: their properties are kept whole while they are small. */
function ownProperties(kind: TrackedKind, properties: Facts): { [key: string]: Json } {
  if (kind !== 'event' || Object.keys(properties).length === 0) return {};
  const isSmall = JSON.stringify(properties).length <= MAX_PROPERTIES;
  return isSmall ? { properties: properties as { [key: string]: Json } } : {};
}
