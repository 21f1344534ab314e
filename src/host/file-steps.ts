/** What stands at a path, links followed. */
export interface FileStatus {
  /** A pipe, a socket or a disk is `other`. */
  readonly kind: 'file' | 'folder' | 'character device' | 'other';
  /** Whether it may be written: false for a read-only file too, although root could write it. */
  readonly isWritable: boolean;
  /** The same for all names of one file, and for no other file. */
  readonly identity: string;
}

/**
 * The single steps that writing is made of, as the machine offers them. Each throws `FileError` where the machine
 * refuses. Tests let one of them fail at a time.
 */
export interface FileSteps {
  /** Names this process among all that may write to the same folder: the machine's name and the process id. */
  readonly machine: string;
  readonly processId: number;
  /** Twelve hexadecimal digits that no other call gives. */
  random(): string;
  /** Whether a process of this machine is there. */
  isRunning(processId: number): boolean;
  /** Null where there is nothing. */
  status(path: string): FileStatus | null;
  /** Whether this process has read a file. */
  wasRead(identity: string): boolean;
  realPath(path: string): string;
  folderOf(path: string): string;
  join(...parts: readonly string[]): string;
  list(folder: string): readonly string[];
  /** Makes one folder; one that is there already is as good. */
  makeFolder(path: string): void;
  /** Removes an empty folder. */
  removeFolder(path: string): void;
  /** Opens a new file, or a device that is there, for writing. Answers with its descriptor. */
  open(path: string, kind: 'new' | 'there'): number;
  /** Writes bytes, perhaps not all of them. Answers with how many. */
  write(descriptor: number, bytes: Uint8Array): number;
  /** Waits until the bytes are on the disk. */
  sync(descriptor: number): void;
  close(descriptor: number): void;
  /** Gives a file a second name; copies it where the disk knows only one name a file. */
  duplicate(path: string, name: string): void;
  rename(from: string, to: string): void;
  remove(path: string): void;
  /** Waits until a folder's names are on the disk, where the system can. */
  syncFolder(folder: string): void;
  /** Does nothing for some milliseconds. */
  wait(ms: number): void;
}

/** A file's new content. */
export interface NewFile {
  readonly path: string;
  readonly content: string | Uint8Array;
  /** Whether it takes the place of a file that this process has read, as an edited one does. */
  readonly replacesInput?: boolean;
}
