import type { ConfigReader } from '../config-reader.ts';

/** Bytes a value of states: as a file says, else as the code of its family keeps them. */
export function stateBytes(config: ConfigReader, usual: 2 | 4): number {
  const word = config.word('mamba_ssm_dtype') ?? config.word('mamba_ssm_cache_dtype');
  if (word === null) return usual;
  return word.includes('32') ? 4 : 2;
}
