/** Changes in the address of a page, so that a link carries them: `#lever=int8&set=gpu_price%3D2%20to%203`. */
import type { WhatIfState } from './what-if-messages.ts';

const key = 'set';

/** Writes changes into the address; nothing is loaded. */
export function addressChanges({ changes, lever }: WhatIfState): void {
  const words = new URLSearchParams(lever === undefined ? {} : { lever });
  for (const [name, { low, high }] of Object.entries(changes))
    words.append(key, `${name}=${low === high ? low : `${low} to ${high}`}`);
  // URLSearchParams writes a space as a plus, which people would take for a number's sign.
  replace(`#${words.toString().replaceAll('+', '%20')}`);
}

/** The changes that the address carries, by the name of the input. */
export function addressedChanges(): readonly (readonly [name: string, text: string])[] {
  const all = new URLSearchParams(location.hash.slice(1)).getAll(key);
  return all.flatMap((text) => {
    const at = text.indexOf('=');
    return at < 0 ? [] : [[text.slice(0, at), text.slice(at + 1)] as const];
  });
}

/** The lever that the address names; null where it names none. */
export const addressedLever = (): string | null => new URLSearchParams(location.hash.slice(1)).get('lever');

export function clearAddress(): void {
  replace(location.pathname + location.search);
}

function replace(address: string): void {
  try {
    history.replaceState(null, '', address);
  } catch {
    // Where a page is shown in a frame that has no address, the changes are in the command alone.
  }
}
