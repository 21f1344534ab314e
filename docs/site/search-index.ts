import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { pagesOf } from './check-links.ts';
import { textOfHtml } from './escape.ts';

/** A part of a page that the search can lead to: page and anchor, titles, the first words of its text. */
export type SearchEntry = readonly [address: string, title: string, page: string, text: string];

/** Most characters of a part that are kept: enough for its first sentences. */
const mostCharacters = 260;

/** Every part of every page under a heading with an anchor, and every row of the catalogue. */
export function searchIndex(folder: string): readonly SearchEntry[] {
  return pagesOf(folder).flatMap((path) => {
    const html = readFileSync(posix.join(folder, path), 'utf8');
    const main = html.slice(html.indexOf('<article'), html.indexOf('</article>'));
    const title = textOfHtml(/<h1[^>]*>(.*?)<\/h1>/.exec(main)?.[1] ?? '');
    const parts = main.split(/(?=<h[123][ >]|<details class="row")/).slice(1);
    return parts.map((part): SearchEntry => {
      const id = / id="([^"]+)"/.exec(part)?.[1] ?? '';
      const [, heading = '', rest = ''] =
        /^<(?:h[123]|details class="row")[^>]*>(.*?)<\/(?:h[123]|summary)>([\s\S]*)$/.exec(part) ?? [];
      const isTop = part.startsWith('<h1');
      return [isTop ? path : `${path}#${id}`, textOfHtml(heading), title, shortened(textOfHtml(rest))];
    });
  });
}

const shortened = (text: string): string =>
  text.length <= mostCharacters ? text : text.slice(0, text.lastIndexOf(' ', mostCharacters));
