import { readFileSync } from 'node:fs';
import type { Chapter } from './contents.ts';

/** Pages whose text stands elsewhere in the repository, as the tables that benchmarks write. */
export function resultPages(
  guide: readonly Chapter[],
): readonly { readonly path: string; readonly source: string; readonly text: string }[] {
  return guide.flatMap(({ pages }) =>
    pages.flatMap(({ path, source }) =>
      source === undefined ? [] : [{ path, source, text: readFileSync(source, 'utf8') }],
    ),
  );
}
