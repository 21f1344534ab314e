import type { Fragment } from '../fragment.ts';
import { importFiles } from '../import-file.ts';
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
  return (await importFiles([memorySource(content, name)], { ...noOptions, ...options }, {})).fragment;
}

/** What several files say together. */
export async function fragmentOfAll(
  contents: Readonly<Record<string, string | Uint8Array>>,
  options: Partial<ImportOptions> = {},
): Promise<Fragment> {
  const sources = Object.entries(contents).map(([name, content]) => memorySource(content, name));
  return (await importFiles(sources, { ...noOptions, ...options }, {})).fragment;
}

/** Values of inputs by their names. */
export const valuesOf = ({ inputs }: Fragment): Record<string, string> =>
  Object.fromEntries(inputs.map(({ name, value }) => [name, value]));
