import type { PartMapping, ScenarioPart } from '../scenario/parts/part.ts';
import type { Fragment, ObservedValue } from './fragment.ts';

/** What a fragment needs to become a part of a scenario. */
export interface PartOptions {
  /** The workload that its figures are of, as `chat` or, of a service, `chat.main`. */
  readonly workload: string;
  /** How far a measurement and the model may be off together, as in 5%; undefined where nothing is observed. */
  readonly error: string | undefined;
  /** Keys at the top that were given beside the file. */
  readonly options: Readonly<Record<string, string>>;
}

/** A fragment under the names of a scenario. */
export function partOf(fragment: Fragment, { workload, error, options }: PartOptions): ScenarioPart {
  const full = (name: string, ofWorkload: boolean) => (ofWorkload ? `${workload}.${name}` : name);
  const value = ({ quantity, ofWorkload, month, value }: ObservedValue): PartMapping => ({
    quantity: full(quantity, ofWorkload),
    ...(month === null ? {} : { month }),
    value,
  });
  return {
    options: { ...options, ...fragment.options },
    inputs: Object.fromEntries(
      fragment.inputs.map(({ name, ofWorkload, value, source }) => [
        full(name, ofWorkload),
        { value, source: { quoted: source } },
      ]),
    ),
    lists: {
      commitments: fragment.commitments.map(({ gpus, price, source }) => ({
        gpus: { value: gpus, source: { quoted: source } },
        price: { value: price, source: { quoted: source } },
      })),
      observed: fragment.observed.map((row) => ({
        ...value(row),
        ...(error === undefined ? {} : { error }),
        source: { quoted: row.source },
      })),
      published: fragment.published.map((row) => ({
        ...value(row),
        kind: 'measured',
        source: { quoted: row.source },
      })),
    },
  };
}
