import type { FileSteps } from './file-steps.ts';
import { FileError } from './host.ts';

/** Where a file's new content goes. */
export interface Target {
  /** Behind all links, so that a link stays one. */
  readonly path: string;
  readonly folder: string;
  /** A device, such as /dev/null, is not replaced: bytes are written into it. */
  readonly kind: 'nothing' | 'file' | 'character device';
}

/** @throws FileError where it is a folder, read-only, or was read as an input */
export function targetOf(steps: FileSteps, asked: string, replacesInput = false): Target {
  const status = steps.status(asked);
  const path = status === null ? asked : steps.realPath(asked);
  const folder = steps.folderOf(path);
  if (status === null) return { path, folder, kind: 'nothing' };
  if (status.kind === 'folder') throw new FileError('a folder', 'EISDIR', 'it is a folder');
  if (status.kind === 'other') throw new FileError('other', 'EINVAL', 'it is a pipe, a socket or a disk');
  if (!status.isWritable) throw new FileError('not allowed', 'EACCES', 'it is read-only');
  if (status.kind === 'file' && !replacesInput && steps.wasRead(status.identity))
    throw new FileError('an input', 'EEXIST', 'this call reads it: give another name');
  return { path, folder, kind: status.kind };
}

/** Makes a folder and those that it is in. Answers with those that were not there, the outermost first. */
export function makeFolders(steps: FileSteps, folder: string): readonly string[] {
  // Node 20's own recursive way never returns where the system has no such folder, as in /proc.
  const status = steps.status(folder);
  if (status?.kind === 'folder') return [];
  if (status !== null) throw new FileError('not found', 'ENOTDIR', `${folder} is no folder`);
  const outer = steps.folderOf(folder);
  const made = outer === folder ? [] : makeFolders(steps, outer);
  try {
    steps.makeFolder(folder);
    return [...made, folder];
  } catch (error) {
    removeFolders(steps, made);
    throw error;
  }
}

/** Removes folders that were made and are still empty. */
export function removeFolders(steps: FileSteps, made: readonly string[]): void {
  for (const folder of made.toReversed()) {
    // The second time counts where the first was refused by chance.
    for (const _ of [1, 2]) {
      try {
        if (steps.status(folder) !== null) steps.removeFolder(folder);
      } catch {
        // Another process has put something there.
      }
    }
  }
}
