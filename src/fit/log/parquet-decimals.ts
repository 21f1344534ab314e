import { powerOfTen } from '../../elementary/elementary.ts';

/** A part of a Parquet schema, which lists its nodes in depth-first order. */
interface SchemaNode {
  readonly name: string;
  readonly num_children?: number;
  readonly converted_type?: string;
  readonly scale?: number;
}

/** Decimals of the columns that hold decimal numbers, by names joined by dots. */
export function decimalScales(schema: readonly SchemaNode[]): ReadonlyMap<string, number> {
  const scales = new Map<string, number>();
  let next = 0;
  const visit = (prefix: string): void => {
    const { name, num_children = 0, converted_type, scale = 0 } = schema[next++]!;
    const path = next === 1 ? '' : `${prefix}${name}`;
    if (converted_type === 'DECIMAL' && scale > 0) scales.set(path, scale);
    for (let child = 0; child < num_children; child++) visit(path === '' ? '' : `${path}.`);
  };
  visit('');
  return scales;
}

/** The double nearest to a decimal number: hyparquet multiplies by `10 ** -scale`, whose last bits differ between engines. */
export function decimal(cell: unknown, scale: number | undefined): unknown {
  if (typeof cell !== 'number' || scale === undefined) return cell;
  const whole = Math.round(cell * powerOfTen(scale));
  return Number.isSafeInteger(whole) ? whole / powerOfTen(scale) : cell;
}
