import type { ConfigReader } from '../config-reader.ts';
import type { Share } from './packing.ts';

/** Values of a row that share a scale: a number, or -1 or 0 for the whole row. */
export function groupSize(reader: ConfigReader, name = 'group_size', fallback: Share = 'row'): Share {
  if (!reader.has(name)) return fallback;
  const group = reader.integer(name, -1);
  return group <= 0 ? 'row' : group;
}

/** Rows and columns that share a scale; null where the file gives none. */
export function blockSize(
  reader: ConfigReader,
  name: string,
): readonly [rows: number, columns: number] | null {
  const list = reader.list(name);
  if (list === null) return null;
  const [rows, columns] = list;
  if (list.length === 2 && isSide(rows) && isSide(columns)) return [rows, columns];
  reader.wrong([name], 'must be two whole numbers of at least 1', list);
  return null;
}

const isSide = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 1;
