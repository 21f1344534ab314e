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

/** The pages before and after the one at an address, in the order of the menu. */
export function pagesBeside(
  url: string,
  menu: readonly MenuChapter[],
): { readonly before?: ContentsPage; readonly after?: ContentsPage } {
  const pages = menu.flatMap((chapter) => chapter.pages);
  const at = pages.findIndex(({ path }) => `/${path}.html` === url);
  if (at < 0) return {};
  return {
    ...(at > 0 && { before: pages[at - 1]! }),
    ...(at < pages.length - 1 && { after: pages[at + 1]! }),
  };
}
