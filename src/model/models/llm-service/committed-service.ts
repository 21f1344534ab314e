import type { ModelPromise } from '../../model.ts';
import type { CommitmentMonths } from '../../options.ts';
import type { QuantityRow } from '../rows.ts';
import { commitmentQuantities } from './commitments.ts';
import { phases } from './instances.ts';

/** What a scenario with commitments reports besides. */
export const commitmentOutputs = ['committed_cost', 'on_demand_cost', 'unused_commitment'] as const;

/** One instance of each kind. */
export const oneInstance: QuantityRow = {
  name: 'least_gpus',
  unit: 'GPU',
  formula: phases.map((phase) => `min(${phase}_instances, 1) * ${phase}_gpus`).join(' + '),
  explanation: 'One instance of each kind, the smallest fleet that can serve a query.',
};

/** Commitments are rented: owned is a share of what the fleet needs beyond them. */
export const ownedBeyond: readonly QuantityRow[] = [
  {
    name: 'owned_cost',
    unit: 'USD/day',
    formula:
      'owned_share * (uncommitted_fleet * chip_price * server_factor / (1 - network_share) * (capital_recovery + maintenance_share) + storage * storage_price)',
    explanation:
      'Capital, maintenance and storage of what is owned, which is a share of the fleet beyond the commitments.',
  },
  {
    name: 'electricity_cost',
    unit: 'USD/day',
    formula: 'owned_share * electricity_bill * uncommitted_gpus / billed_gpus',
    explanation:
      'The article’s second class, as far as the service pays it itself: for owned accelerators only, by their share of those paid for, because the price of a commitment contains its electricity.',
  },
];

/** The rows of a service with commitments: theirs stand before the rent, or in the place of rows of their names. */
export function withCommitments(
  rows: readonly QuantityRow[],
  commitments: readonly number[],
  months?: CommitmentMonths,
): readonly QuantityRow[] {
  const made = [
    oneInstance,
    ...commitmentQuantities({
      prefix: '',
      commitments,
      months,
      fleet: 'gpus',
      mean: 'elastic_gpus',
      least: 'least_gpus',
      elasticShare: 'elastic_share',
      ownedShare: 'owned_share',
      rentPrice: 'rent_price',
    }),
    ...ownedBeyond,
  ];
  const instead = new Map(made.map((row) => [row.name, row]));
  const names = new Set(rows.map(({ name }) => name));
  const added = made.filter(({ name }) => !names.has(name));
  return rows.flatMap((row) => [...(row.name === 'rent_cost' ? added : []), instead.get(row.name) ?? row]);
}

/** Said where the fleet is smaller than the commitments more often than not. */
export const commitmentPromise: ModelPromise = {
  quantity: 'commitment_needed',
  broken: 'more accelerators are committed to than the whole fleet needs',
  consequence:
    'nobody uses the rest, which is still paid for (`unused_commitment`). Commit to fewer (`commitments`)',
  from: 0.5,
};
