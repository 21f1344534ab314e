import { commitmentQuantities } from '../llm-service/commitments.ts';
import {
  commitmentOutputs,
  commitmentPromise,
  oneInstance,
  ownedBeyond,
} from '../llm-service/committed-service.ts';
import type { ModelPromise } from '../../model.ts';
import type { CommitmentMonths } from '../../options.ts';
import type { QuantityRow } from '../rows.ts';
import type { CommitmentGroup } from './options.ts';
import { qualify } from './qualify.ts';
import { sumOf } from './sums.ts';

/** Names within a service's formulas that are those of the commitments it has a part in. */
export const commitmentPrefix = 'committed_to_';

const group = (name: string) => `${commitmentPrefix}${name}`;
const wanted = `${group('wanted_gpus')} > 0 GPU`;

/**
 * Rows of a service that shares commitments with others, in the place of those of their names: each takes its part of
 * what is paid, by the accelerators that it would pay for without any.
 */
export function sharedCommitments(services: number): readonly QuantityRow[] {
  const gpus = (name: string, explanation: string): QuantityRow => ({
    name,
    unit: 'GPU',
    formula: `${group(name)} * commitment_part`,
    explanation,
  });
  return [
    oneInstance,
    {
      name: 'wanted_gpus',
      unit: 'GPU',
      formula: 'elastic_share * elastic_gpus + (1 - elastic_share) * gpus',
      explanation:
        'Accelerators that this service would pay for on average over the day without commitments.',
    },
    {
      name: 'commitment_part',
      formula: `if(${wanted}, wanted_gpus / if(${wanted}, ${group('wanted_gpus')}, 1 GPU), 1 / ${services})`,
      explanation: 'Part of the commitments, and of what is needed beyond them, that is this service’s.',
    },
    gpus('uncommitted_fleet', 'This service’s part of the fleet beyond the commitments.'),
    gpus('uncommitted_gpus', 'This service’s part of what is held beyond the commitments on average.'),
    gpus('billed_gpus', 'Accelerators paid for on average over the day: its part of commitments and others.'),
    {
      name: 'rent_cost',
      unit: 'USD/day',
      formula: `${group('rent_cost')} * commitment_part`,
      explanation: 'This service’s part of commitments, and of the rent of what is needed beyond them.',
    },
    ...ownedBeyond,
  ];
}

/** A service that shares commitments, and the names that its inputs have. */
interface Member {
  readonly nameOf: (name: string) => string;
}

/** What several services are committed to together. */
export function groupRows(
  { owner, commitments }: CommitmentGroup,
  members: readonly Member[],
  months?: CommitmentMonths,
): readonly QuantityRow[] {
  const sum = (formula: string) => `(${members.map(({ nameOf }) => qualify(formula, nameOf)).join(' + ')})`;
  // What services have in common is itself; of what differs the mean counts.
  const mean = (name: string) => {
    const names = new Set(members.map(({ nameOf }) => nameOf(name)));
    if (names.size === 1) return [...names][0]!;
    const served = `${sum('gpus')} > 0 GPU`;
    return `(${sum(`gpus * ${name}`)} / if(${served}, ${sum('gpus')}, 1 GPU))`;
  };
  return [
    {
      name: `${owner}.wanted_gpus`,
      unit: 'GPU',
      formula: sum('wanted_gpus'),
      explanation: 'Accelerators that would be paid for on average over the day without commitments.',
    },
    ...commitmentQuantities({
      prefix: `${owner}.`,
      commitments,
      months,
      fleet: sum('gpus'),
      mean: sum('elastic_gpus'),
      least: sum('least_gpus'),
      elasticShare: mean('elastic_share'),
      ownedShare: mean('owned_share'),
      rentPrice: mean('rent_price'),
    }),
  ];
}

/** What is said where a group of services has more than it needs. */
export const groupPromise = ({ owner }: CommitmentGroup): ModelPromise => ({
  ...commitmentPromise,
  quantity: `${owner}.commitment_needed`,
  of: owner,
});

/** What all commitments come to, and what is rented beyond them, by services without any too. */
export function committedTotals(
  groups: readonly CommitmentGroup[],
  services: readonly string[],
): readonly QuantityRow[] {
  if (groups.length === 0) return [];
  const owners = groups.map(({ owner }) => owner);
  const others = services.filter((name) => !groups.some((group) => group.services.includes(name)));
  const rented = others.map((name) => `${name}.rent_cost`);
  return commitmentOutputs.map((name) => ({
    name,
    unit: 'USD/day',
    formula: [sumOf(owners, name), ...(name === 'on_demand_cost' ? rented : [])].join(' + '),
    explanation: 'Of all services together.',
    ...(name === 'on_demand_cost' ? { label: 'On-demand cost' } : {}),
  }));
}
