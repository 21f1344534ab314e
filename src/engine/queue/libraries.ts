import { UsageError } from '../../errors.ts';

/** Versions that the queue is tested with. package.json allows newer ones. */
export const testedVersions = { bullmq: '6.7.0', ioredis: '5.11.1' } as const;

/** The two libraries that the queue needs and that costcone is installed without. */
export interface Libraries {
  readonly bullmq: typeof import('bullmq');
  readonly ioredis: Pick<typeof import('ioredis'), 'Redis'>;
}

/** @throws UsageError where one of them is not installed */
export async function loadLibraries(
  load = async (): Promise<Libraries> => ({
    bullmq: await import('bullmq'),
    ioredis: await import('ioredis'),
  }),
): Promise<Libraries> {
  try {
    return await load();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const isMissing = code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND';
    if (!isMissing || !/bullmq|ioredis/.test(message)) throw error;
    const packages = Object.entries(testedVersions).map(([name, version]) => `${name}@${version}`);
    throw new UsageError(
      `an engine on Redis needs two more packages beside costcone: npm install ${packages.join(' ')}`,
    );
  }
}
