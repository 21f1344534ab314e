/** Widest line that biome leaves as it is. */
const width = 110;

/**
 * JSON as biome formats it, with what is small on one line: an object or list that fits stands in one line, but for lists
 * of several objects, which take a line each.
 */
export function compactJson(value: unknown, indent = ''): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inner = `${indent}  `;
  const parts = Array.isArray(value)
    ? value.map((one) => inner + fitted(one, inner, inner.length))
    : Object.entries(value).map(([key, one]) => {
        const head = `${inner}${JSON.stringify(key)}: `;
        return head + (isListOfObjects(one) ? compactJson(one, inner) : fitted(one, inner, head.length));
      });
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return `${open}\n${parts.join(',\n')}\n${indent}${close}`;
}

/** On one line where that leaves room for a comma. */
function fitted(value: unknown, indent: string, before: number): string {
  const line = oneLine(value);
  return before + line.length < width ? line : compactJson(value, indent);
}

const isListOfObjects = (value: unknown) =>
  Array.isArray(value) && value.length > 1 && value.every((one) => typeof one === 'object' && one !== null);

function oneLine(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(oneLine).join(', ')}]`;
  const entries = Object.entries(value).map(([key, one]) => `${JSON.stringify(key)}: ${oneLine(one)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}
