/** `1,234 requests`, `1 request`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-US', { maximumFractionDigits: 2 })} ${count === 1 ? one : many}`;
}

/** `12.3 %`, with as many digits as a share needs. */
export function percentText(share: number): string {
  return `${Number((100 * share).toPrecision(3))} %`;
}

/** Longest name of a file's that is shown. */
const longest = 60;

/** A name that stands in a file, in quotes and not too long. */
export function nameText(name: string): string {
  return `"${name.length > longest ? `${name.slice(0, longest)}...` : name}"`;
}

/** Names with their counts, the most frequent first: `"a" (90 %), "b" (10 %)`. */
export function sharesText(counts: ReadonlyMap<string, number>, most = 6): string {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const sorted = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  const shown = sorted
    .slice(0, most)
    .map(([name, count]) => `${name === '' ? 'not said' : nameText(name)} (${percentText(count / total)})`);
  return [...shown, ...(sorted.length > most ? [`${sorted.length - most} more`] : [])].join(', ');
}
