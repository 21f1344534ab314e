import { host } from '#host';
import { type Problem, ScenarioError } from '../errors.ts';
import { FileError } from '../host/host.ts';

/** Which files a scenario, or a lever, may name. */
export interface FileAccess {
  /**
   * The path to open for a path that was named, links followed; null where it may not be read. Whether there is such a
   * file is not looked at.
   */
  open(path: string): string | null;
}

/** Any file: what a user names on the command line is limited only by the user's own rights. */
export const anyFile: FileAccess = { open: (path) => path };

/** A file that names no others. */
export const noFile: FileAccess = { open: () => null };

/**
 * What a file may name: files below its own folder, below the working directory and among the scenarios that come with
 * costcone, and what the caller allows. A folder that holds the home directory, such as `/`, opens only the files directly in
 * it, and the home directory no hidden ones: a scenario that happens to lie there should not open all of them.
 *
 * @param folder of the file
 * @param allowed further folders and files
 */
export function fileAccess(folder: string, allowed: readonly string[] = []): FileAccess {
  const { files } = host;
  const home = whereThereIs(() => files.realPath(files.home()));
  const own = [folder, files.resolve('.'), whereThereIs(() => files.shipped('scenarios'))].flatMap((path) =>
    path === null ? [] : (whereThereIs(() => files.realPath(path)) ?? []),
  );
  const opened = allowed.flatMap((path) => whereThereIs(() => files.realPath(files.resolve(path))) ?? []);
  const named = [folder, files.resolve('.'), ...allowed.map((path) => files.resolve(path))];
  const mayRead = (path: string) =>
    opened.some((one) => below(one, path) !== null) || own.some((one) => opens(one, path, home));
  return {
    open(path) {
      // To look at a path of another machine tells that machine who looks.
      if (isOfAnotherMachine(path) && named.every((one) => below(one, path) === null)) return null;
      const real = whereThereIs(() => files.realPath(path));
      return real !== null && mayRead(real) ? real : null;
    },
  };
}

/** The way from a folder to a path below it; empty for the folder itself, null for a path elsewhere. */
function below(folder: string, path: string): string | null {
  const way = host.files.relative(folder, path);
  return /^\.\.([\\/]|$)/.test(way) || host.files.isAbsolute(way) ? null : way;
}

function opens(folder: string, path: string, home: string | null): boolean {
  const way = below(folder, path);
  if (way === null || way === '') return false;
  if (folder === home) return !/(^|[\\/])\./.test(way) && host.files.folderOf(folder) !== folder;
  const holdsHome = host.files.folderOf(folder) === folder || (home !== null && below(folder, home) !== null);
  return !holdsHome || /^[^.\\/][^\\/]*$/.test(way);
}

/** Windows reads `\\machine\share` over the network, and `\\.\` as devices. */
const isOfAnotherMachine = (path: string) => path.startsWith('\\\\');

function whereThereIs(path: () => string): string | null {
  try {
    return path();
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return null;
  }
}

/** Longest path that a message shows. */
const longestShown = 200;

/** A file that was named and may not be read: nothing is said about it but its name. */
export function closedFile(name: string, written: string): ScenarioError {
  const problem: Problem = {
    place: { file: name },
    path: '',
    rule: "only files below the scenario's folder, the working directory and costcone's own scenarios may be read",
    found: `"${written.length > longestShown ? `${written.slice(0, longestShown)}...` : written}"`,
    hint: '`--allow-read DIR` allows another folder',
  };
  return new ScenarioError([problem]);
}
