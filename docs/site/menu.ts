import type { Chapter, ContentsPage } from './contents.ts';
import type { ReferencePage } from './reference/reference-page.ts';

export interface MenuChapter {
  readonly title: string;
  readonly pages: readonly ContentsPage[];
}

/** The menu of all pages: the guide, then what is made from the registries. */
export function menuChapters(
  guide: readonly Chapter[],
  reference: readonly { readonly title: string; readonly pages: readonly ReferencePage[] }[],
): readonly MenuChapter[] {
  return [
    ...guide,
    ...reference.map(({ title, pages }) => ({
      title,
      pages: pages.map((page) => ({ path: page.path, title: page.title.replace(/^Catalogue: /, '') })),
    })),
  ];
}
