/** What becomes of one text; `field` is the name under which it stands, undefined outside of objects. */
export type TextChange = (text: string, field: string | undefined) => string;

/**
 * The value with every text in it changed, however deep: looks into plain objects and lists only, a list's texts stand under
 * the list's own name. The same object where nothing changed.
 */
export function mapTexts<T>(value: T, change: TextChange): T {
  return mapValue(value, undefined, change) as T;
}

function mapValue(value: unknown, field: string | undefined, change: TextChange): unknown {
  if (typeof value === 'string') return change(value, field);
  if (Array.isArray(value)) return mapList(value, field, change);
  if (typeof value !== 'object' || value === null) return value;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null ? mapFields(value, change) : value;
}

function mapList(
  list: readonly unknown[],
  field: string | undefined,
  change: TextChange,
): readonly unknown[] {
  const mapped = list.map((one) => mapValue(one, field, change));
  return mapped.some((one, at) => one !== list[at]) ? mapped : list;
}

function mapFields(fields: object, change: TextChange): object {
  let changed: Record<string, unknown> | undefined;
  for (const [name, one] of Object.entries(fields)) {
    const mapped = mapValue(one, name, change);
    if (mapped === one) continue;
    changed ??= { ...fields };
    changed[name] = mapped;
  }
  return changed ?? fields;
}
