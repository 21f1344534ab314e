/** What an object holds that is no object itself, by names joined by dots; lists are passed over. */
export function leavesOf(
  object: object,
  prefix = '',
  leaves = new Map<string, unknown>(),
): Map<string, unknown> {
  for (const [name, value] of Object.entries(object)) {
    const path = `${prefix}${name}`;
    if (typeof value !== 'object' || value === null || value instanceof Date) leaves.set(path, value);
    else if (!Array.isArray(value) && !ArrayBuffer.isView(value)) leavesOf(value, `${path}.`, leaves);
  }
  return leaves;
}
