/** SQL: the counting units of variant `id` as a list of `CountingUnit`, the smallest first. */
export function unitsJson(id: string): string {
  return `coalesce((select json_agg(json_build_object('id', u.id, 'name', u.name, 'factor', u.factor, 'barcode', u.barcode,
    'base', w.unit) order by u.factor, u.name)
    from variant_units u join variants w on w.id = u.variant_id where u.variant_id = ${id}), '[]')`;
}
