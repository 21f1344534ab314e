import type { Lever } from './lever.ts';

/**
 * What two levers cannot both do, for people; null where they can. A path that one sets and the other sets or multiplies
 * has no one value; what one puts back to its default the other may set, as defaults go first.
 */
export function contradiction(a: Lever, b: Lever): string | null {
  const [first, second] = [pathsOf(a), pathsOf(b)];
  const both = [
    ...shared(first.set, second.set),
    ...shared(first.set, second.scale),
    ...shared(first.scale, second.set),
  ];
  const undone = [...shared(first.unset, second.scale), ...shared(first.scale, second.unset)];
  if (both.length > 0) return `both change ${[...new Set(both)].join(', ')}`;
  if (undone.length > 0) return `one multiplies ${undone.join(', ')}, which the other resets to its default`;
  return null;
}

/** Levers in the order in which they can be pulled together: what puts back to defaults goes before what sets. */
export function inPullingOrder(levers: readonly Lever[]): readonly Lever[] {
  return [...levers].sort((a, b) => b.unset.length - a.unset.length);
}

function pathsOf({ set, unset, scale }: Lever) {
  return {
    set: set.map(({ path }) => plainPath(path)),
    unset: unset.map(({ text }) => plainPath(text)),
    scale: [...scale.keys()].map(plainPath),
  };
}

/** A path by the names of today, however it is written. */
const plainPath = (path: string) =>
  path.replace(/^(?:inputs|formulas|services|customers)\./, '').replace(/(^|\.)precision\b/, '$1formats');

/** Paths of the first list that lie on, above or below one of the second. */
function shared(first: readonly string[], second: readonly string[]): readonly string[] {
  return first.filter((a) => second.some((b) => isSame(a, b)));
}

function isSame(a: string, b: string): boolean {
  if (a.startsWith('*.') || b.startsWith('*.')) return a.split('.').at(-1) === b.split('.').at(-1);
  // `chat.gpu_price` of one service is on `gpu_price` of all.
  const isOn = (one: string, other: string) => `.${one}.`.includes(`.${other}.`);
  return isOn(a, b) || isOn(b, a);
}
