/** What the machine's own codes mean, in words that follow a colon. */
const codes: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'the file would become larger than is allowed here',
  EACCES: 'it is not allowed',
  EPERM: 'it is not allowed',
  EROFS: 'the disk is read-only',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of the path is a file, not a folder',
  ENOENT: 'there is no such folder, and none can be made',
  ENAMETOOLONG: 'the name is too long',
  ERR_INVALID_ARG_VALUE: 'no file can have this name',
  ELOOP: 'the link leads back to itself',
  EMFILE: 'too many files are open (`ulimit -n` says how many may be)',
  ENFILE: 'too many files are open on this machine',
  ENOMEM: 'there is not enough memory',
  EAGAIN: 'the machine has no room for another thread or process',
  EIO: 'the device does not answer',
  EBADF: 'it is closed',
};

/** Why the machine refused something: our words for it, or else its own. */
export function machineWords({
  code,
  message,
}: {
  readonly code?: string | undefined;
  readonly message: string;
}): string {
  if (code !== undefined && Object.hasOwn(codes, code)) return codes[code]!;
  return message;
}

/** What V8 and Node say when there is no memory for an array, WebAssembly or a thread. */
const noMemory =
  /could not allocate memory|Array buffer allocation failed|Out of memory|Invalid typed array length|ERR_WORKER_(?:OUT_OF_MEMORY|INIT_FAILED)/i;

/** Shortages of the machine, wherever they are met. A missing file of our own is a bug of ours and not listed. */
const shortages: ReadonlySet<string> = new Set([
  'ENOSPC',
  'EDQUOT',
  'EMFILE',
  'ENFILE',
  'ENOMEM',
  'EAGAIN',
  'EIO',
]);

/**
 * A sentence for what the machine refused outside of files that a user named; null where the mistake is ours.
 */
export function machineFailure(error: Error): string | null {
  const { code, cause } = error as NodeJS.ErrnoException;
  if (/\bEAGAIN\b/.test(error.message)) return `the machine refused: ${codes.EAGAIN}`;
  if (noMemory.test(`${code} ${error.message}`))
    return `there is not enough memory (${error.message}): give fewer --workers, or raise the limit; WebAssembly reserves 20 GB of addresses a thread, of which it uses little (\`ulimit -v\`)`;
  if (error.message.includes('uv_cwd'))
    return 'the working directory is gone, or may not be read: change to another one';
  if (code !== undefined && shortages.has(code)) return `the machine refused: ${codes[code]}`;
  return cause instanceof Error ? machineFailure(cause) : null;
}
