import { createDistribution } from '../../distributions/create-distribution.ts';
import { NotationError } from '../../errors.ts';
import type { Model } from '../../model/model.ts';
import { parseFormula } from '../../notation/parse-formula.ts';
import { parseQuantity } from '../../notation/parse-quantity.ts';
import { parseUnit } from '../../notation/parse-unit.ts';
import { inBase } from '../../units/arithmetic.ts';
import { dimensionless, type Unit } from '../../units/unit.ts';
import type { Draft } from '../draft.ts';
import { specOf } from '../specification.ts';
import { placeIn } from '../source-file.ts';
import type { YamlScalar } from '../yaml-tree.ts';
import { type Bounds, boundsOf, unbounded } from './bounds.ts';

/** Mass of a tail that bounds leave out on either side. */
const leftOut = 1e-13;

/** Between which inputs and quantities of a draft lie, in base units, but for a mass of 1e-13 on either side. */
export class KnownBounds {
  readonly #draft: Draft;
  readonly #model: Model | null;
  /** A name that leads back to itself has no bounds; its cycle is reported with the formulas. */
  readonly #found = new Map<string, Bounds>();

  constructor(draft: Draft, model: Model | null) {
    this.#draft = draft;
    this.#model = model;
  }

  /** The unit of an input, where it is written beside it, in it or in the model. */
  static unitOf(name: string, { inputs, formulas }: Draft, model: Model | null): Unit | null {
    const entry = inputs.get(name) ?? formulas.get(name);
    const declared = entry?.fields.get('unit')?.text;
    const ofModel = [...(model?.inputs ?? []), ...(model?.quantities ?? [])].find((one) => one.name === name);
    return (
      (declared === undefined ? null : quietly(() => parseUnit(declared))) ??
      ofModel?.unit ??
      (inputs.has(name) ? quietly(() => parseQuantity(inputs.get(name)!.value.text).unit) : null)
    );
  }

  of(name: string): Bounds {
    const known = this.#found.get(name);
    if (known !== undefined) return known;
    this.#found.set(name, unbounded);
    const factor = (this.#draft.scales.get(name) ?? []).reduce((product, { factor }) => product * factor, 1);
    const [a, b] = this.#boundsOf(name).map((end) => end * factor) as [number, number];
    const bounds: Bounds = a <= b ? [a, b] : [b, a];
    this.#found.set(name, bounds);
    return bounds;
  }

  /** Between which a formula lies. */
  ofFormula(text: string): Bounds {
    const tree = quietly(() => parseFormula(text));
    return tree === null ? unbounded : boundsOf(tree, (name) => this.of(name));
  }

  #boundsOf(name: string): Bounds {
    const formula = this.#draft.formulas.get(name)?.value.text;
    if (formula !== undefined) return this.ofFormula(formula);
    const entry = this.#draft.inputs.get(name);
    const input = this.#model?.inputs.find((one) => one.name === name);
    if (entry === undefined && input === undefined) {
      const quantity = this.#model?.quantities.find((one) => one.name === name);
      return quantity === undefined ? unbounded : this.ofFormula(quantity.formula);
    }
    const { file } = this.#draft;
    const text = entry?.value.text ?? input!.notation;
    const node: YamlScalar = entry?.value ?? {
      kind: 'scalar',
      file,
      path: '',
      at: () => placeIn(file, 0),
      value: text,
      text,
    };
    const tree = quietly(() => parseQuantity(text));
    if (tree === null) return unbounded;
    const unit = tree.unit ?? KnownBounds.unitOf(name, this.#draft, this.#model) ?? dimensionless;
    if (tree.kind === 'constant') {
      const base = tree.unit === null ? inBase(tree.base, unit) : tree.base;
      return [base, base];
    }
    // What is wrong with it is reported where the input is read.
    const spec = specOf(tree, node, { problems: [], files: [], remarks: [] });
    if (spec === null) return unbounded;
    const { quantile, upperQuantile } = createDistribution(spec);
    return [inBase(quantile(leftOut), unit), inBase(upperQuantile(leftOut), unit)];
  }
}

/** Null for what cannot be read. */
function quietly<Value>(read: () => Value): Value | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof NotationError) return null;
    throw error;
  }
}
