import type { Structure } from '../structure/structure.ts';
import type { ConfigReader } from './config-reader.ts';

/** A family of models: what their config.json says, and what it does not say because the code knows. */
export interface Family {
  /** Words of `model_type` that name it, without `_text`. */
  readonly types: readonly string[];
  /** Classes of `architectures` that name it where `model_type` is another's or missing. */
  readonly architectures?: readonly string[];
  /**
   * Sizes that transformers takes where a file leaves them out. They hold only for a language model inside a larger
   * file, whose keys are often written only where they differ; a file of its own must say its sizes.
   */
  readonly defaults?: Readonly<Record<string, number>>;
  /** Builds the model; what is wrong goes to `config.problems`, and the structure is thrown away then. */
  read(config: ConfigReader): Structure;
}
