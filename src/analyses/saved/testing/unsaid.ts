/** What is left of a value when it was written and read. */
export const back = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value;

/** The values in which JSON would change something: those that are not finite, -0, and keys without a value. */
export function unsaid(value: unknown, path = ''): string[] {
  if (value === undefined || Object.is(value, -0)) return [`${path} ${Object.is(value, -0) ? '-0' : value}`];
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [`${path} ${value}`];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => unsaid(inner, `${path}.${key}`));
}
