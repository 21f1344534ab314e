import type { FileSteps } from './file-steps.ts';
import type { TemporaryFiles } from './temporary-files.ts';

/** Milliseconds that others get to finish a replacement, which takes well below one. */
const patienceMs = 5000;

/**
 * Keeps other processes of costcone from replacing files in a folder meanwhile, so that a page and its result are always
 * of one run. A process that sees another's lock beside its own removes its own and tries again: two never hold one at once.
 * After five seconds it goes on without: a process that was halted must not cost another one its results.
 */
export function withFolderLock(
  steps: FileSteps,
  temporary: TemporaryFiles,
  folder: string,
  act: () => void,
): void {
  let lock = '';
  for (let waitedMs = 0; waitedMs < patienceMs; ) {
    lock = temporary.path(folder, 'lock');
    steps.close(steps.open(lock, 'new'));
    if (!temporary.isLockedByAnother(folder)) break;
    temporary.remove(lock);
    // Uneven waits, as two that wait alike would meet again.
    const ms = 1 + (Number.parseInt(steps.random().slice(0, 2), 16) % 16);
    steps.wait(ms);
    waitedMs += ms;
  }
  try {
    act();
  } finally {
    temporary.remove(lock);
  }
}
