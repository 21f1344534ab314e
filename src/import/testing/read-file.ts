import type { Fragment } from '../fragment.ts';
import { importFile } from '../import-file.ts';
import type { ImportOptions } from '../options.ts';
import { memorySource } from './memory-source.ts';

/** Options where nothing is said. */
export const noOptions: ImportOptions = {
  timeZone: 'UTC',
  saysTimeZone: false,
  services: [],
  skus: [],
  months: [],
  quantity: 'hardware_cost',
  seed: 'import',
};

/** What a file says. */
export async function fragmentOf(
  content: string | Uint8Array,
  options: Partial<ImportOptions> = {},
  name = 'file',
): Promise<Fragment> {
  return (await importFile(memorySource(content, name), { ...noOptions, ...options }, {})).fragment;
}

/** Values of inputs by their names. */
export const valuesOf = ({ inputs }: Fragment): Record<string, string> =>
  Object.fromEntries(inputs.map(({ name, value }) => [name, value]));
