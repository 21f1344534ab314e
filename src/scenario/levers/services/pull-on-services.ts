import type { Problem } from '../../../errors.ts';
import type { CheckedDraft } from '../../check-scenario.ts';
import { type Draft, mergeDrafts } from '../../draft.ts';
import { patchDraft } from '../../patches.ts';
import { type Reading, report } from '../../reading.ts';
import { applyLever } from '../apply-lever.ts';
import { keptInputs } from '../kept-inputs.ts';
import type { Lever } from '../lever.ts';
import { alreadyThere, standsAlready } from '../stands-already.ts';
import { withoutPaths } from '../unset.ts';
import { continuedDraws } from './continued-draws.ts';
import { fullScales, plainName, withFullNames } from './own-names.ts';
import { dividedLever } from './portfolio-parts.ts';
import { isRefusal, refusals } from './refusals.ts';
import { namesOfServices, type ServiceNames } from './service-names.ts';
import { checkedView, serviceView } from './service-view.ts';
import type { PulledService } from './standing.ts';
import { writtenBack } from './written-back.ts';

/** A scenario with several services that a lever has changed. */
export interface PulledPortfolio {
  readonly draft: Draft;
  /** The services that it changed; null where these are all, or it changed the scenario as a whole. */
  readonly services: readonly string[] | null;
  /** What the draft says, with the random numbers that it continues. */
  readonly continued: (checked: CheckedDraft) => CheckedDraft;
}

interface Trial {
  readonly service: ServiceNames;
  readonly view: Draft;
  /** Null where the lever does not apply. */
  readonly changed: Draft | null;
  readonly problems: readonly Problem[];
}

/**
 * Applies a lever to each service that it fits as if that were a scenario of its own, and what it says of the portfolio
 * itself (`free.to.chat`, `chat.accelerator`, `year`) to the whole. Null, and problems, where it fits none.
 */
export function pullOnServices(
  draft: Draft,
  lever: Lever,
  checked: CheckedDraft,
  reading: Reading,
): PulledPortfolio | null {
  const services = namesOfServices(draft)!;
  const part = dividedLever(lever, draft, checked, services);
  const ofServices = part(['service', 'both']);
  const trials = services.map((service) => tryOn(service, ofServices, draft, checked));
  const reached = trials.filter(({ changed }) => changed !== null);
  const ofPortfolio = part(reached.length === trials.length ? ['portfolio', 'both'] : ['portfolio']);
  if (isRefused(trials, { ofServices, ofPortfolio }, draft, reading)) return null;
  const pulled = trials.map(
    ({ service, view, changed }): PulledService => ({ service, before: view, after: changed ?? view }),
  );
  const kept = keptInputs(ofPortfolio, draft, checked, reading);
  const base = withoutPaths(writtenBack(draft, pulled, ofServices), [
    'published',
    ...ofPortfolio.unset.map(({ text }) => text),
  ]);
  const set = patchDraft(ofPortfolio.set, base, lever.file, reading.problems);
  const merged = mergeDrafts({ ...base, inputs: new Map([...base.inputs, ...kept]) }, set);
  const names = new Map((namesOfServices(merged) ?? services).map((service) => [service.name, service]));
  const scales = new Map(draft.scales);
  const changed = pulled.filter(({ before, after }) => before !== after);
  const ofWhole = [...ofPortfolio.scale].map(([path, one]) => [plainName(path), one] as const);
  for (const [name, scale] of [...fullScales(ofServices, changed, names), ...ofWhole])
    scales.set(name, [...(scales.get(name) ?? []), scale]);
  const isPartial = isChanging(ofServices) && reached.length < trials.length;
  return {
    draft: { ...withFullNames(merged, changed, names, ofServices), file: draft.file, scales },
    services: isPartial ? reached.map(({ service }) => service.name) : null,
    continued: (after) => continuedDraws(checked, after, services, names),
  };
}

function tryOn(service: ServiceNames, lever: Lever, draft: Draft, checked: CheckedDraft): Trial {
  const view = serviceView(service, draft);
  const problems: Problem[] = [];
  const reading = { problems, files: [], remarks: [] };
  const changed = applyLever(view, lever, checkedView(service, checked), reading);
  return { service, view, changed: problems.length > 0 ? null : changed, problems };
}

const isChanging = ({ set, unset, keep, scale }: Lever) =>
  set.length + unset.length + keep.length + scale.size > 0;

/** Reports what is wrong with the lever, or, where nothing is, why it reaches no service. */
function isRefused(
  trials: readonly Trial[],
  { ofServices, ofPortfolio }: { readonly ofServices: Lever; readonly ofPortfolio: Lever },
  draft: Draft,
  reading: Reading,
): boolean {
  const wrong = trials.flatMap(({ problems }) => problems.filter((problem) => !isRefusal(problem)));
  reading.problems.push(...wrong);
  if (wrong.length > 0) return true;
  const stands =
    ofPortfolio.scale.size === 0 && ofPortfolio.set.every((patch) => standsAlready(patch, draft));
  const isThere = ({ problems }: Trial) => problems.every(({ rule }) => rule === alreadyThere);
  if (trials.some(({ changed }) => changed !== null)) {
    if (isChanging(ofServices) || ofPortfolio.set.length === 0 || !stands) return false;
    report(reading, ofPortfolio.set[0]!.key, alreadyThere);
    return true;
  }
  if (isChanging(ofPortfolio) && !stands && trials.every(isThere)) return false;
  reading.problems.push(
    ...refusals(trials.map(({ service, problems }) => ({ service: service.name, problems }))),
  );
  return true;
}
