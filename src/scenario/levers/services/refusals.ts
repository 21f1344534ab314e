import type { Problem } from '../../../errors.ts';
import { alreadyThere } from '../stands-already.ts';

/** Whether a problem says that a lever does not apply, rather than that something is wrong with it. */
export const isRefusal = ({ path, rule }: Problem): boolean =>
  path.startsWith('requires') || rule === alreadyThere;

/** What a rule says of a scenario, said of a service. */
const ofService = (problem: Problem): Problem => ({
  ...problem,
  rule: problem.rule.replaceAll('this scenario', 'the service'),
});

/** Why a lever reaches no service: each reason once, with the services that it holds for where these are not all. */
export function refusals(
  reasons: readonly { readonly service: string; readonly problems: readonly Problem[] }[],
): readonly Problem[] {
  const groups = new Map<string, { readonly problem: Problem; readonly services: string[] }>();
  for (const { service, problems } of reasons)
    for (const found of problems) {
      const problem = ofService(found);
      const key = JSON.stringify([problem.place, problem.rule, problem.found]);
      const group = groups.get(key);
      if (group === undefined) groups.set(key, { problem, services: [service] });
      else group.services.push(service);
    }
  return [...groups.values()].map(({ problem, services }) => {
    const isOfAll = new Set(services).size === reasons.length;
    return isOfAll ? problem : { ...problem, rule: `${services.join(', ')}: ${problem.rule}` };
  });
}
