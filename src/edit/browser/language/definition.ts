import { yamlPlace } from './yaml-place.ts';

/** Where a name gets its meaning: under these keys. */
const definedUnder: readonly string[] = ['formulas', 'inputs', 'services', 'customers'];

/** The offset of the key that defines a name in a scenario's text; null where the file does not define it. */
export function definitionOf(text: string, name: string): number | null {
  for (const { offset, path } of keysNamed(text, name))
    if (path.length === 1 && definedUnder.includes(path[0]!)) return offset;
  // A quantity of a workload may be written in its row.
  const [workload, quantity] = name.split('.');
  if (quantity === undefined) return null;
  const row = keysNamed(text, 'name').find(
    ({ path, value }) => path[0] === 'workloads' && value === workload,
  );
  const found = keysNamed(text, quantity).find(({ offset }) => row !== undefined && offset > row.offset);
  return found?.path[0] === 'workloads' ? found.offset : null;
}

interface KeyPlace {
  readonly offset: number;
  readonly path: readonly string[];
  readonly value: string;
}

/** Every key of that name, from top to bottom. */
function keysNamed(text: string, name: string): readonly KeyPlace[] {
  const found: KeyPlace[] = [];
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
    const before = text[at - 1] ?? '\n';
    const after = /^["']?:[ \t]*([\w.-]*)/.exec(text.slice(at + name.length, at + name.length + 80));
    if (after === null || /[\w.-]/.test(before)) continue;
    const place = yamlPlace(text.slice(0, at));
    if (place !== null && place.part !== 'value')
      found.push({ offset: at, path: place.path, value: after[1]! });
  }
  return found;
}
