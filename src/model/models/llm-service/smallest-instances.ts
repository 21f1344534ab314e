import type { ModelPromise } from '../../model.ts';
import type { QuantityRow } from '../rows.ts';

/** Instances from which on a fleet could spread its experts instead. Judgement: a pair of wide pools takes some hundred accelerators. */
const many = 16;
/** Accelerators of an instance over which experts count as spread, and parameters of experts that are worth it. */
const wide = 32;
const fewestRouted = 50e9;

type Defaults = Readonly<Record<string, { readonly notation: string; readonly source: string }>>;

/** Says whether a fleet is many of the smallest instances, where nobody chose them: 1 where it is not. */
const quantity: QuantityRow = {
  name: 'instances_few',
  formula: `if(gpus >= ${many} * decode_gpus, 0, 1)`,
  explanation: `1 where the fleet is fewer than ${many} of the smallest instances that hold the model, else 0: then its experts could be spread over more accelerators each.`,
  source:
    'judgement: DeepSeek, March 2025, and lmsys.org, 5 May 2025, spread experts over 32 to 144 accelerators; on 8 each keeps all of them',
};

const promise: ModelPromise = {
  quantity: quantity.name,
  broken: 'the fleet consists of many small instances, each with all experts,',
  consequence:
    'spread over more accelerators they may cost much less. See what `--lever wide-experts` saves, or give `gpus_per_instance`',
  // A fleet that reaches this size in some draws alone is as likely too small for it.
  from: 0.5,
};

/** What is watched where instances of a large model with experts are the smallest ones by default; nothing elsewhere. */
export function smallestInstances(defaults: Defaults): {
  readonly quantities: readonly QuantityRow[];
  readonly promises: readonly ModelPromise[];
} {
  const number = (name: string) => Number(defaults[name]?.notation.split(' ')[0] ?? Number.NaN);
  const routed = number('parameters') - number('replicated_parameters');
  const isDefault = defaults.decode_gpus?.source.startsWith('judgement') === true;
  return isDefault && routed > fewestRouted && number('decode_gpus') < wide
    ? { quantities: [quantity], promises: [promise] }
    : { quantities: [], promises: [] };
}
