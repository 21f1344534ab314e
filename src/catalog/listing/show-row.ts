/** A row as indented `key: value` lines. */
export function showRow(row: object): string {
  return linesOf(row, '').join('\n');
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

function linesOf(value: object, indent: string): readonly string[] {
  return Object.entries(value).flatMap(([key, inner]): readonly string[] => {
    if (!isObject(inner)) return [`${indent}${key}: ${inner ?? 'none'}`];
    if (!Array.isArray(inner)) return [`${indent}${key}:`, ...linesOf(inner, `${indent}  `)];
    if (inner.length === 0) return [`${indent}${key}: none`];
    return [`${indent}${key}:`, ...inner.flatMap((item: unknown) => itemLines(item, `${indent}  `))];
  });
}

/** An item of a list: on one line, unless it holds lists or mappings of its own. */
function itemLines(item: unknown, indent: string): readonly string[] {
  if (!isObject(item)) return [`${indent}- ${item}`];
  if (!Object.values(item).some(isObject)) {
    const pairs = Object.entries(item).map(([name, value]) => `${name} ${value ?? 'none'}`);
    return [`${indent}- ${pairs.join(', ')}`];
  }
  const [first = '', ...rest] = linesOf(item, `${indent}  `);
  return [`${indent}- ${first.trimStart()}`, ...rest];
}
