import { UsageError } from '../../errors.ts';
import { nameText } from '../words.ts';
import type { Table } from './file-table.ts';

/**
 * Several files as one table, read one after the other: parts of a log or of a bill. Those with fixed columns must have the
 * same ones, in any order, as nobody can say what a column is that only some have.
 *
 * @throws UsageError where they are not alike
 */
export function joinedTable(tables: readonly Table[]): Table {
  const [first, ...others] = tables as [Table, ...Table[]];
  if (others.length === 0) return first;
  for (const other of others) checkAlike(first, other);
  return {
    file: `${first.file} and ${others.length} more`,
    kind: first.kind,
    names: [...new Set(tables.flatMap(({ names }) => names))],
    isOpen: first.isOpen,
    commas: first.commas,
    showsNames: tables.every(({ showsNames }) => showsNames),
    async *rows(columns) {
      for (const table of tables) yield* table.rows(columns);
    },
  };
}

function checkAlike(first: Table, other: Table): void {
  const differ = (how: string) =>
    new UsageError(
      `${other.file} cannot be read with ${first.file}: ${how}; import it alone, or write both alike`,
    );
  if (first.kind !== other.kind) throw differ(`it is ${other.kind}, not ${first.kind}`);
  if (first.commas !== other.commas) throw differ('its fields are parted by another sign');
  if (first.isOpen) return;
  const missing = first.names.filter((name) => !other.names.includes(name));
  const added = other.names.filter((name) => !first.names.includes(name));
  const isShown = first.showsNames && other.showsNames;
  if (missing.length + added.length === 0) return;
  const listed = (words: string, names: readonly string[]) =>
    names.length === 0 ? [] : [`it ${words} ${names.slice(0, mostShown).map(nameText).join(', ')}`];
  throw differ(
    isShown
      ? [...listed('has no', missing), ...listed('alone has', added)].join(' and ')
      : 'its columns are others',
  );
}

/** Names that a message lists. */
const mostShown = 5;
