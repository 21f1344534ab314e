/**
 * A whole number, or its digits, in groups of three. `toLocaleString` gives the same, and loads tables of all languages for
 * it, which takes longer than reading a scenario.
 * @example grouped(1048576) // => '1,048,576'
 */
export function grouped(count: number | string): string {
  return String(count).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
}
