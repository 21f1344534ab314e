import { didYouMean } from '../../errors.ts';
import type { CommitmentGroup } from '../../model/models/portfolio/options.ts';
import { quoted } from '../../notation/messages.ts';
import { type CommitmentRow, nameOfAccelerator } from '../commitments.ts';
import type { Draft } from '../draft.ts';
import { type Reading, report } from '../reading.ts';
import type { Placed, YamlScalar } from '../yaml-tree.ts';
import { textAt } from '../shape.ts';

/** A fleet: the services of a pool, or one service. */
interface Fleet {
  readonly name: string;
  readonly accelerator: string;
  readonly services: readonly string[];
}

/**
 * Which services each commitment serves: those of the fleet of the `service` that it names, or all on its `accelerator`.
 * Commitments that serve the same accelerators are one group.
 */
export function commitmentGroups(
  rows: readonly CommitmentRow[],
  draft: Draft,
  reading: Reading,
): readonly CommitmentGroup[] {
  const fleets = fleetsOf(draft);
  const groups = new Map<string, { services: readonly string[]; commitments: number[]; at: Placed }>();
  for (const row of rows) {
    const served = servedBy(row, fleets, reading);
    if (served === null || served.length === 0) continue;
    const services = served.flatMap((fleet) => fleet.services);
    const owner =
      services.length === 1
        ? services[0]!
        : served.length === 1
          ? served[0]!.name
          : nameFor(served[0]!.accelerator);
    const group = groups.get(owner);
    if (group === undefined) groups.set(owner, { services, commitments: [row.position], at: row.at });
    else group.commitments.push(row.position);
  }
  reportOverlaps(groups, reading);
  return [...groups].map(([owner, { services, commitments }]) => ({ owner, services, commitments }));
}

function fleetsOf({ services, settings }: Draft): readonly Fleet[] {
  const fleets = new Map<string, Fleet>();
  for (const [name, { settings: own }] of services) {
    const pool = textAt(own.get('pool')) ?? name;
    const accelerator = nameOfAccelerator(own.get('accelerator') ?? settings.get('accelerator')) ?? '';
    fleets.set(pool, { name: pool, accelerator, services: [...(fleets.get(pool)?.services ?? []), name] });
  }
  return [...fleets.values()];
}

/** The fleets that a commitment serves; null, and a problem, where that cannot be said. */
function servedBy(
  { at, accelerator: word, service }: CommitmentRow,
  fleets: readonly Fleet[],
  reading: Reading,
): readonly Fleet[] | null {
  const accelerator = word === undefined ? undefined : (nameOfAccelerator(word) ?? word.text);
  if (service !== undefined) {
    const services = fleets.flatMap((fleet) => fleet.services);
    const fleet = fleets.find((one) => one.services.includes(service.text));
    if (fleet === undefined) {
      const hint = didYouMean(service.text, services) ?? `there are ${services.join(', ')}`;
      return refuse(service, 'unknown service', quoted(service.text), hint);
    }
    if (accelerator !== undefined && accelerator !== fleet.accelerator)
      return refuse(
        word!,
        `${service.text} runs on ${fleet.accelerator}`,
        quoted(word!.text),
        'leave `accelerator` out',
      );
    return [fleet];
  }
  const known = [...new Set(fleets.map((fleet) => fleet.accelerator))];
  if (accelerator === undefined) {
    if (known.length === 1) return fleets;
    report(
      reading,
      at,
      'a commitment must say which `accelerator` it is for, or which `service`',
      undefined,
      `the services run on ${known.join(', ')}`,
    );
    return null;
  }
  const served = fleets.filter((fleet) => fleet.accelerator === accelerator);
  if (served.length > 0) return served;
  const hint = didYouMean(word!.text, known) ?? `the services run on ${known.join(', ')}`;
  return refuse(word!, 'no service runs on this accelerator', quoted(word!.text), hint);

  function refuse(at: YamlScalar, rule: string, found: string, hint: string): null {
    report(reading, at, rule, found, hint);
    return null;
  }
}

/** An accelerator as part of a name. */
const nameFor = (accelerator: string) =>
  accelerator.replaceAll(/[^\p{L}\p{N}]+/gu, '_').replace(/^(?=\p{N}|_)/u, 'gpu_');

/** A commitment for one fleet and another for all of its kind would divide the same need twice. */
function reportOverlaps(
  groups: ReadonlyMap<string, { readonly services: readonly string[]; readonly at: Placed }>,
  reading: Reading,
): void {
  for (const [owner, { services, at }] of groups)
    for (const [other, { services: others }] of groups)
      if (other !== owner && services.length < others.length && services.some((one) => others.includes(one)))
        report(
          reading,
          at,
          `another commitment serves ${others.join(', ')} together`,
          undefined,
          'name the `service` in each of them, or in none',
        );
}
