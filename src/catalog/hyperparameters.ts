import { MappingReader, type OptionProblem } from './mapping-reader.ts';
import type { Experts, LatentAttention, ModelShape } from './model-shape.ts';

/**
 * Reads hyperparameters as a scenario writes them, under this project's names or those of a Keras tutorial
 * (`num_layers`, `d_model`, `num_heads`, `dff`, `vocab_size`, `embedding_dim`), whose block has two matrices and biases.
 */
export function readHyperparameters(
  mapping: Readonly<Record<string, unknown>>,
  path: readonly string[],
): { readonly shape: ModelShape | null; readonly active: number | null; readonly problems: OptionProblem[] } {
  const reader = new MappingReader(mapping, path);
  reader.find(['name']);
  const layers = reader.number(['layers', 'num_layers'], 'required');
  const heads = reader.number(['heads', 'num_heads'], 'required');
  const width = reader.number(['d_model', 'embedding_dim'], 'required');
  const embedding = reader.number(['embedding_dim'], 'optional');
  const inner = reader.number(['d_ff', 'dff'], 'required');
  const vocabulary = reader.number(['vocabulary', 'vocab_size'], 'required');
  const isKeras = Object.hasOwn(mapping, 'dff');
  const gated = reader.flag(['gated']) ?? (isKeras ? false : null);
  if (gated === null)
    reader.missing(['gated'], 'true for SwiGLU as in Llama, false for two matrices as in GPT');
  const kvHeads = reader.number(['kv_heads'], 'optional');
  const dim = reader.number(['head_dim'], 'optional');
  if (width !== null && heads !== null && dim === null && width % heads !== 0) {
    reader.wrong(['heads'], '`d_model` must be a multiple of it, or `head_dim` be given', heads);
  }
  if (kvHeads !== null && heads !== null && kvHeads > heads) {
    reader.wrong(['kv_heads'], 'must not exceed `heads`', kvHeads);
  }
  const biases = reader.flag(['biases']) ?? isKeras;
  const tied = reader.flag(['tied_embeddings']) ?? false;
  const positions = reader.number(['positions'], 'optional', 0);
  const active = reader.number(['active_parameters'], 'optional');
  const latent = readLatent(reader);
  const experts = readExperts(reader);
  reader.refuseOthers();
  const ready = reader.problems.length === 0 && layers !== null && heads !== null && width !== null;
  const shape: ModelShape | null =
    ready && inner !== null && vocabulary !== null && gated !== null
      ? {
          layers,
          d_model: width,
          heads,
          d_ff: inner,
          vocabulary,
          gated,
          biases,
          tied_embeddings: tied,
          ...(kvHeads === null ? {} : { kv_heads: kvHeads }),
          ...(dim === null ? {} : { head_dim: dim }),
          ...(embedding === null ? {} : { embedding_dim: embedding }),
          ...(positions === null ? {} : { positions }),
          ...(latent === null ? {} : { latent_attention: latent }),
          ...(experts === null ? {} : { experts }),
        }
      : null;
  return { shape, active, problems: reader.problems };
}

function readExperts(outer: MappingReader): Experts | null {
  const reader = outer.inside(['experts']);
  if (reader === null) return null;
  const count = reader.number(['count'], 'required');
  const active = reader.number(['active'], 'required');
  const inner = reader.number(['d_ff'], 'required');
  const shared = reader.number(['shared'], 'optional', 0) ?? 0;
  const dense = reader.number(['dense_layers'], 'optional', 0) ?? 0;
  if (count !== null && active !== null && active > count) {
    reader.wrong(['active'], 'must not exceed `count`', active);
  }
  reader.refuseOthers();
  outer.problems.push(...reader.problems);
  if (count === null || active === null || inner === null) return null;
  return { count, active, d_ff: inner, shared, dense_layers: dense };
}

function readLatent(outer: MappingReader): LatentAttention | null {
  const reader = outer.inside(['latent_attention']);
  if (reader === null) return null;
  const kvRank = reader.number(['kv_rank'], 'required');
  const queryRank = reader.number(['query_rank'], 'optional', 0) ?? 0;
  const rope = reader.number(['rope_dim'], 'required');
  const key = reader.number(['key_dim'], 'required');
  const value = reader.number(['value_dim'], 'required');
  reader.refuseOthers();
  outer.problems.push(...reader.problems);
  if (kvRank === null || rope === null || key === null || value === null) return null;
  return { kv_rank: kvRank, query_rank: queryRank, rope_dim: rope, key_dim: key, value_dim: value };
}
