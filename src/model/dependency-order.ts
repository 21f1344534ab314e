/** Something with a name that is computed from other names. */
export interface Dependent {
  readonly name: string;
  /** Names it is computed from; those of no dependent are inputs. */
  readonly uses: readonly string[];
}

/**
 * Sorts so that everything stands after what it is computed from, and otherwise keeps the order given. What is on a
 * cycle, or computed from one, is left out; each cycle is given as its names in the order they use each other.
 */
export function dependencyOrder<Item extends Dependent>(
  items: readonly Item[],
): { readonly ordered: readonly Item[]; readonly cycles: readonly (readonly string[])[] } {
  const byName = new Map(items.map((item) => [item.name, item]));
  const state = new Map<Item, 'open' | 'done' | 'cyclic'>();
  const ordered: Item[] = [];
  const cycles: string[][] = [];
  for (const root of items) {
    if (state.has(root)) continue;
    // A chain of formulas may be longer than the call stack is deep.
    const path: { item: Item; next: number; cyclic: boolean }[] = [];
    const enter = (item: Item) => {
      state.set(item, 'open');
      path.push({ item, next: 0, cyclic: false });
    };
    enter(root);
    while (path.length > 0) {
      const top = path[path.length - 1]!;
      if (top.next < top.item.uses.length) {
        const used = byName.get(top.item.uses[top.next++]!);
        if (used === undefined) continue;
        const usedState = state.get(used);
        if (usedState === undefined) enter(used);
        if (usedState === 'cyclic') top.cyclic = true;
        if (usedState === 'open') {
          const names = path.map(({ item }) => item.name);
          cycles.push(names.slice(names.indexOf(used.name)));
          top.cyclic = true;
        }
        continue;
      }
      path.pop();
      state.set(top.item, top.cyclic ? 'cyclic' : 'done');
      if (!top.cyclic) ordered.push(top.item);
      else if (path.length > 0) path[path.length - 1]!.cyclic = true;
    }
  }
  return { ordered, cycles };
}
