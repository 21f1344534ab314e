import type { FileSteps } from './file-steps.ts';
import { makeFolders, removeFolders, targetOf } from './targets.ts';
import type { TemporaryFiles } from './temporary-files.ts';

/**
 * Tries whether a file could be written: its folder is made, an empty file is made in it, and both are removed again.
 *
 * @throws FileError
 */
export function tryWriting(steps: FileSteps, temporary: TemporaryFiles, path: string): void {
  const { folder, kind } = targetOf(steps, path);
  if (kind === 'character device') return;
  const made = makeFolders(steps, folder);
  try {
    temporary.removeStale(folder);
    steps.close(steps.open(temporary.path(folder, 'part'), 'new'));
  } finally {
    temporary.removeAll();
    removeFolders(steps, made);
  }
}
