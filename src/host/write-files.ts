import type { FileSteps, NewFile } from './file-steps.ts';
import { withFolderLock } from './folder-lock.ts';
import { makeFolders, removeFolders, type Target, targetOf } from './targets.ts';
import type { TemporaryFiles } from './temporary-files.ts';

interface Staged extends Target {
  /** Where the new content waits, in the same folder. */
  readonly part: string;
}

/**
 * Writes files together: afterwards all of them are new and whole, or, where this throws, all are as they were, with
 * nothing left beside them. Content is first written under a temporary name in the same folder and brought to the disk;
 * only when all of it is there is one after the other renamed, and what was renamed is put back where a later one
 * fails. A killed process leaves at most temporary files, which the next one that writes there removes.
 *
 * @throws FileError
 */
export function writeFiles(steps: FileSteps, temporary: TemporaryFiles, files: readonly NewFile[]): void {
  const made: string[] = [];
  try {
    const staged: Staged[] = [];
    for (const { path, content, replacesInput } of files) {
      const target = targetOf(steps, path, replacesInput);
      made.push(...makeFolders(steps, target.folder));
      if (target.kind === 'character device') writeInto(steps, target.path, 'there', content);
      else {
        temporary.removeStale(target.folder);
        const part = temporary.path(target.folder, 'part');
        writeInto(steps, part, 'new', content);
        staged.push({ ...target, part });
      }
    }
    const [first] = staged;
    if (staged.length < 2) replaceAll(steps, temporary, staged);
    else withFolderLock(steps, temporary, first!.folder, () => replaceAll(steps, temporary, staged));
  } catch (error) {
    temporary.removeAll();
    removeFolders(steps, made);
    throw error;
  }
  temporary.removeAll();
}

/** Renames all, or none. */
function replaceAll(steps: FileSteps, temporary: TemporaryFiles, staged: readonly Staged[]): void {
  const undo: (() => void)[] = [];
  try {
    for (const [index, { path, folder, kind, part }] of staged.entries()) {
      // Nothing comes after the last one that could fail.
      const isLast = index === staged.length - 1;
      const old = kind === 'file' && !isLast ? temporary.path(folder, 'old') : null;
      if (old !== null) steps.duplicate(path, old);
      steps.rename(part, path);
      temporary.letGo(part);
      undo.push(() => {
        if (old === null) steps.remove(path);
        else {
          steps.rename(old, path);
          temporary.letGo(old);
        }
      });
    }
  } catch (error) {
    for (const back of undo.toReversed()) back();
    throw error;
  }
  for (const folder of new Set(staged.map(({ folder }) => folder))) {
    try {
      steps.syncFolder(folder);
    } catch {
      // The files are there; their names reach the disk a little later.
    }
  }
}

function writeInto(
  steps: FileSteps,
  path: string,
  kind: 'new' | 'there',
  content: string | Uint8Array,
): void {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const descriptor = steps.open(path, kind);
  try {
    for (let at = 0; at < bytes.length; ) at += steps.write(descriptor, bytes.subarray(at));
    if (kind === 'new') steps.sync(descriptor);
  } catch (error) {
    closeQuietly(steps, descriptor);
    throw error;
  }
  // A disk over the network may say only now that it is full.
  steps.close(descriptor);
}

function closeQuietly(steps: FileSteps, descriptor: number): void {
  try {
    steps.close(descriptor);
  } catch {
    // What went wrong before is the reason.
  }
}
