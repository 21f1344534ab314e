import { isMap, isScalar, type Pair, type ParsedNode, type YAMLMap } from 'yaml';
import type { PartMapping } from './part.ts';

export type ParsedMap = YAMLMap.Parsed;
export type ParsedPair = Pair<ParsedNode, ParsedNode | null>;

/** The last character of a value and what belongs to it, without the comments and lines after it. */
export function endOf(node: ParsedNode): number {
  const inside = node as ParsedNode & { items?: readonly unknown[]; flow?: boolean };
  if (inside.flow || inside.items === undefined || inside.items.length === 0) return node.range[1];
  const last = inside.items.at(-1) as ParsedNode | ParsedPair;
  if (!('key' in last)) return endOf(last);
  return isEmpty(last.value) ? last.key.range[1] : endOf(last.value!);
}

export const pairOf = (map: ParsedMap, key: string) =>
  (map.items as ParsedPair[]).find((pair) => isScalar(pair.key) && pair.key.value === key);

export const textOf = (node: ParsedNode | null | undefined) => (isScalar(node) ? String(node.value) : null);

/** Nothing after the colon. */
export const isEmpty = (node: ParsedNode | null | undefined) =>
  node == null || (isScalar(node) && node.value === null && node.range[0] === node.range[1]);

export function isSame(row: ParsedNode, item: PartMapping, identity: readonly string[]): boolean {
  return (
    isMap(row) &&
    identity.every(
      (key) => textOf(pairOf(row as ParsedMap, key)?.value) === ((item[key] as string | undefined) ?? null),
    )
  );
}
