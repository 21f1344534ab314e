/**
 * What a tensor is for: quantization treats matrices of blocks, tables and small tensors differently. A `router` is any
 * matrix that stays as it is; an `index` holds numbers of experts, which are no parameters.
 */
export type WeightKind =
  | 'linear'
  | 'embedding'
  | 'head'
  | 'router'
  | 'norm'
  | 'vector'
  | 'convolution'
  | 'index';

/** A tensor of a checkpoint; equal ones of many experts are one with `copies`. */
export interface Weight {
  /**
   * The module that holds it, named as in the checkpoint but from `model.` on: `model.layers.3.self_attn.q_proj`.
   * Experts are named by the first of them: `model.layers.3.mlp.experts.0.up_proj`.
   */
  readonly module: string;
  readonly kind: WeightKind;
  /** Width of what comes out; 1 column makes a vector. */
  readonly rows: number;
  readonly columns: number;
  readonly copies: number;
  /** Whether it belongs to an expert that only some tokens visit. */
  readonly routed: boolean;
  /** Bytes a value where the code keeps it in other than the model's own format: 4 for states and routing biases. */
  readonly bytes?: number;
}

/** Values of a weight, all copies together. */
export const valuesOf = ({ rows, columns, copies }: Weight): number => rows * columns * copies;

/** Parameters of a weight, all copies together. */
export const parametersOf = (weight: Weight): number => (weight.kind === 'index' ? 0 : valuesOf(weight));

interface LinearOptions {
  readonly bias?: boolean;
  readonly copies?: number;
  readonly routed?: boolean;
  readonly kind?: WeightKind;
  /** Bytes a value of the matrix, where that is not the model's own format. */
  readonly bytes?: number;
}

/** Collects the weights of a model while a family's file goes through its layers. */
export class WeightList {
  readonly weights: Weight[] = [];

  add(weight: Omit<Weight, 'copies' | 'routed'> & Partial<Weight>): void {
    this.weights.push({ copies: 1, routed: false, ...weight });
  }

  /** A matrix from `inputs` to `outputs` values, with a bias of `outputs` where it has one. */
  linear(module: string, inputs: number, outputs: number, options: LinearOptions = {}): void {
    const { bias = false, copies = 1, routed = false, kind = 'linear', bytes } = options;
    const own = bytes === undefined ? {} : { bytes };
    this.add({ module, kind, rows: outputs, columns: inputs, copies, routed, ...own });
    if (bias)
      this.add({ module: `${module}.bias`, kind: 'vector', rows: outputs, columns: 1, copies, routed });
  }

  /** Small tensors: biases of routers, decays, sinks. */
  vector(
    module: string,
    width: number,
    options: { bytes?: number; copies?: number; routed?: boolean } = {},
  ): void {
    this.add({ module, kind: 'vector', rows: width, columns: 1, ...options });
  }

  /** A norm's scale, and its offset where it has one (LayerNorm). */
  norm(module: string, width: number, offset = false, own: { bytes?: number } = {}): void {
    this.add({ module, kind: 'norm', rows: width, columns: 1, ...own });
    if (offset) this.add({ module: `${module}.bias`, kind: 'norm', rows: width, columns: 1, ...own });
  }

  /** A convolution over the last `kernel` tokens, each channel for itself. */
  convolution(module: string, channels: number, kernel: number, bias = false): void {
    this.add({ module, kind: 'convolution', rows: channels, columns: kernel });
    if (bias) this.vector(`${module}.bias`, channels);
  }

  /** A table that is looked up. */
  embedding(module: string, rows: number, width: number): void {
    this.add({ module, kind: 'embedding', rows, columns: width });
  }

  /** The output table. */
  head(module: string, rows: number, width: number, bias = false): void {
    this.linear(module, width, rows, { bias, kind: 'head' });
  }
}
