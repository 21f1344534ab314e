import { FileError } from './host.ts';

/** What following links needs of a machine. */
export interface LinkReader {
  folderOf(path: string): string;
  baseName(path: string): string;
  resolve(...parts: readonly string[]): string;
  /** Where a link points, as it says itself; null for what is none, or is not there. */
  linkAt(path: string): string | null;
}

/** As many links as Linux follows in one path. */
const mostLinks = 40;

/** Linux takes no longer path. */
const longestPath = 4096;

/**
 * The path that all links on the way lead to, also where there is nothing in the end: what does not exist is named like
 * what does, so that the answer tells nobody which of the two it is.
 *
 * @param path absolute
 * @throws FileError where links lead in a circle, or the path is longer than any
 */
export function followLinks(path: string, machine: LinkReader): string {
  let links = 0;
  const follow = (path: string): string => {
    if (path.length > longestPath)
      throw new FileError('no such name', 'ENAMETOOLONG', 'the path is too long');
    const folder = machine.folderOf(path);
    if (folder === path) return path;
    const at = machine.resolve(follow(folder), machine.baseName(path));
    const target = machine.linkAt(at);
    if (target === null) return at;
    links += 1;
    if (links > mostLinks) throw new FileError('not found', 'ELOOP', 'links lead in a circle');
    return follow(machine.resolve(machine.folderOf(at), target));
  };
  return follow(path);
}
