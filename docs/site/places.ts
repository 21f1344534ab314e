import { existsSync } from 'node:fs';
import { posix } from 'node:path';

/** Where a file that no page shows can be read. */
const repository = 'https://github.com/costcone/costcone/blob/main/';

/** Relative address from one page of the site to another place of it, both as paths from the site's root. */
export function relativeAddress(from: string, to: string): string {
  const [path, fragment] = to.split('#') as [string, string?];
  const address = posix.relative(posix.dirname(from), path);
  return (address === '' ? posix.basename(path) : address) + (fragment === undefined ? '' : `#${fragment}`);
}

/** Knows which page shows a file of the repository, and what files the pages need beside them. */
export class Places {
  readonly #pages = new Map<string, string>();
  /** Files of the repository that pages show as they are, by their path on the site. */
  readonly files = new Map<string, string>();

  /** `source`: a path in the repository; `page`: the path of the page from the site's root. */
  add(source: string, page: string): void {
    this.#pages.set(source, page);
  }

  /**
   * The address of a link as it stands in a source, for the page made of that source.
   *
   * @throws Error where it leads to nothing
   */
  resolve(address: string, source: string, page: string): string {
    if (/^[a-z]+:/.test(address) || address.startsWith('#')) return address;
    const [path, fragment] = address.split('#') as [string, string?];
    const file = posix.join(posix.dirname(source), path);
    const hash = fragment === undefined ? '' : `#${fragment}`;
    const shown = this.#pages.get(file);
    if (shown !== undefined) return relativeAddress(page, shown + hash);
    // Pages made from the registries have no source: they are named by their own address.
    if (file.startsWith('docs/') && file.endsWith('.html'))
      return relativeAddress(page, `${file.slice('docs/'.length)}${hash}`);
    if (!existsSync(file)) throw new Error(`${source}: "${address}" leads to no file`);
    if (/\.(?:png|svg|html)$/.test(file)) {
      const place = `assets/${posix.basename(file)}`;
      this.files.set(place, file);
      return relativeAddress(page, place);
    }
    return repository + file + hash;
  }
}
