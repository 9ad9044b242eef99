/** The same description reads the same, wherever it was served and in whatever order. */
export function normalised(description) {
  const { servers: _, ...rest } = description;
  return `${JSON.stringify(rest, sorted, 2)}\n`;
}

function sorted(_key, value) {
  return value && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : value;
}
