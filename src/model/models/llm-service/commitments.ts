import { parseUnit } from '../../../notation/parse-unit.ts';
import type { ModelInput } from '../../model.ts';
import type { CommitmentMonths } from '../../options.ts';
import { notNegative, positive, type QuantityRow } from '../rows.ts';
import { sumOver } from './section.ts';

/** A fleet with commitments, by the names of what its formulas stand on; a formula takes a name's place in brackets. */
export interface CommittedFleet {
  /** Stands before every quantity made here, as `main.` does for a pool of several services; else nothing. */
  readonly prefix: string;
  /** Positions, from 0, of the commitments that serve this fleet; at least one. */
  readonly commitments: readonly number[];
  /** When those are in force that have an end or a beginning within the horizon. */
  readonly months?: CommitmentMonths | undefined;
  /** The fleet, which is what the busiest hour needs with its spares, in GPU. */
  readonly fleet: string;
  /** Mean over the day of a fleet that follows the load, in GPU. */
  readonly mean: string;
  /** Below which no fleet goes that serves anybody: one instance of each kind, in GPU. Never above `mean`. */
  readonly least: string;
  readonly elasticShare: string;
  readonly ownedShare: string;
  /** What is rented beyond the commitments costs, in USD/GPU/hour. */
  readonly rentPrice: string;
}

/** The inputs of the commitment at a position. The scenario gives them: their defaults are never read. */
export function commitmentInputs(position: number): readonly ModelInput[] {
  const input = (
    name: string,
    unit: string,
    range: ModelInput['range'],
    explanation: string,
  ): ModelInput => ({
    name: `commitments.${position}.${name}`,
    unit: parseUnit(unit),
    range,
    explanation,
    notation: '1',
    source: 'given in the scenario',
  });
  const commitment = `commitment ${position + 1}`;
  return [
    input('gpus', 'GPU', positive, `Accelerators of ${commitment}, paid for whether they are used or not.`),
    input('price', 'USD/GPU/hour', notNegative, `What each accelerator of ${commitment} costs.`),
  ];
}

/**
 * What is committed, what is needed beyond it, and what nobody uses of it.
 *
 * The need of an elastic fleet lies uniformly between 2 m - fleet and the fleet over the day, and never below one instance.
 * Its mean is `mean`, which the model computes without commitments too: m is `mean` where the load never falls below one
 * instance, else so much lower that the uniform need, cut off there, has that mean. So a commitment that vanishes leaves the
 * bill as it is. In the hours above one instance such a need is uniform between `elastic_low` and the fleet.
 */
export function commitmentQuantities(names: CommittedFleet): readonly QuantityRow[] {
  const { prefix, commitments, months, fleet, mean, least, elasticShare, ownedShare, rentPrice } = names;
  const own = (name: string) => `${prefix}${name}`;
  const sum = (term: (commitment: string) => string) =>
    sumOver(
      commitments.map((position) => `${position}`),
      (position) => term(`commitments.${position}`) + whileInForce(months?.get(Number(position))),
    );
  const isDated = commitments.some((position) => months?.has(position));
  const used = `(${elasticShare} * ${mean} + (1 - ${elasticShare}) * ${fleet} - ${own('uncommitted_gpus')}) / ${own('committed_gpus')}`;
  const beyond = (need: string) => `max(${need} - ${own('committed_gpus')}, 0 GPU)`;
  const [low, moving] = [own('elastic_low'), own('elastic_moving')];
  return [
    {
      name: own('committed_gpus'),
      unit: 'GPU',
      formula: sum((c) => `${c}.gpus`),
      explanation: 'Committed accelerators.',
    },
    {
      name: own('committed_cost'),
      unit: 'USD/day',
      formula: sum((c) => `${c}.gpus * ${c}.price`),
      explanation: 'Cost of the commitments, used or not.',
    },
    {
      name: own('elastic_low'),
      unit: 'GPU',
      formula: `max(2 * ${mean} - ${fleet}, ${least})`,
      explanation: 'Smallest need of an elastic fleet in the hours in which its need varies.',
    },
    {
      name: own('elastic_moving'),
      formula: `if(${fleet} > ${least}, min(1, 2 * (${mean} - ${least}) / (${fleet} - ${least})), 1)`,
      explanation:
        'Share of the day in which the need of an elastic fleet varies; in the rest it is one instance.',
      source: 'the share that preserves the mean of the fleet over the day',
    },
    {
      name: own('elastic_beyond'),
      unit: 'GPU',
      formula: `(1 - ${moving}) * ${beyond(least)} + ${moving} * (${beyond(fleet)} + ${beyond(low)}) / 2 * if(${fleet} > ${low}, (${beyond(fleet)} - ${beyond(low)}) / (${fleet} - ${low}), 1)`,
      explanation:
        'What an elastic fleet needs beyond the commitments, on average over the day; at night they may stand idle.',
      source:
        'judgement: the need is uniform over the day between twice its mean less its peak and its peak, never below one instance; the mean of its excess follows',
    },
    {
      name: own('uncommitted_fleet'),
      unit: 'GPU',
      formula: beyond(fleet),
      explanation: 'Accelerators of the fleet beyond the commitments.',
    },
    {
      name: own('uncommitted_gpus'),
      unit: 'GPU',
      formula: `${elasticShare} * ${own('elastic_beyond')} + (1 - ${elasticShare}) * ${own('uncommitted_fleet')}`,
      explanation: 'Accelerators held beyond the commitments on average over the day, rented or owned.',
    },
    {
      name: own('on_demand_gpus'),
      unit: 'GPU',
      formula: `(1 - ${ownedShare}) * ${own('uncommitted_gpus')}`,
      explanation: 'Accelerators rented beyond the commitments on average over the day.',
    },
    {
      name: own('on_demand_cost'),
      unit: 'USD/day',
      formula: `${own('on_demand_gpus')} * ${rentPrice}`,
      explanation: 'Rent of what is needed beyond the commitments and not owned.',
      label: 'On-demand cost',
    },
    {
      name: own('unused_commitment'),
      unit: 'USD/day',
      formula: `${own('committed_cost')} * max(0, 1 - ${isDated ? `if(${own('committed_gpus')} > 0 GPU, ${used}, 0)` : used})`,
      explanation:
        'Money for committed accelerators that the fleet does not need, at the mean price of the commitments.',
    },
    {
      name: own('billed_gpus'),
      unit: 'GPU',
      formula: `${own('committed_gpus')} + ${own('uncommitted_gpus')}`,
      explanation:
        'Accelerators paid for on average over the day: the commitments, which stay switched on, and what is needed beyond them.',
    },
    {
      name: own('commitment_needed'),
      formula: `if(${own('committed_gpus')} <= ${fleet}, 1, 0)`,
      explanation:
        '1 where the whole fleet needs everything that is committed, at least at its peak, otherwise 0.',
    },
    {
      name: own('rent_cost'),
      unit: 'USD/day',
      formula: `${own('on_demand_cost')} + ${own('committed_cost')}`,
      explanation: 'Commitments, and rent of what is needed beyond them and not owned.',
    },
  ];
}

/** What a commitment is multiplied by: 1 in the months in which it is in force, else 0. */
function whileInForce(months: readonly [first: number, end: number] | undefined): string {
  if (months === undefined) return '';
  const [first, end] = months;
  const begun = first > 0 ? [`month_index >= ${first}`] : [];
  const running = Number.isFinite(end) ? [`month_index < ${end}`] : [];
  return ` * if(${[...begun, ...running].join(' and ')}, 1, 0)`;
}
