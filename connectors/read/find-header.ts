/** The first of the names that a file has a column of, as the file writes it; capitals and outer spaces do not count. */
export function findHeader(headers: readonly string[], names: readonly string[]): string | null {
  for (const name of names) {
    const found = headers.find((header) => header.trim().toLowerCase() === name);
    if (found !== undefined) return found;
  }
  return null;
}
