import type { CheckedDraft } from '../../check-scenario.ts';
import type { ScenarioInput } from '../../scenario.ts';
import type { ServiceNames } from './service-names.ts';

/**
 * A changed scenario in which inputs that only got another name, as other services share them now, continue the random
 * numbers that they had, so that what a lever leaves alone is the same draw by draw. Each is continued once: by what stands
 * there as before, if anything does.
 */
export function continuedDraws(
  { inputs: before }: CheckedDraft,
  after: CheckedDraft,
  oldNames: readonly ServiceNames[],
  newNames: ReadonlyMap<string, ServiceNames>,
): CheckedDraft {
  const old = new Map(before.map((input) => [input.name, input]));
  const now = new Map(after.inputs.map((input) => [input.name, input]));
  const pairs = oldNames.flatMap((service) =>
    [...service.inputs.keys()].flatMap((name): [was: ScenarioInput, is: ScenarioInput][] => {
      const was = old.get(service.inPortfolio(name));
      const is = now.get(newNames.get(service.name)?.inPortfolio(name) ?? '');
      return was === undefined || is === undefined || now.has(was.name) || old.has(is.name)
        ? []
        : [[was, is]];
    }),
  );
  const isSame = ([was, is]: (typeof pairs)[number]) => was.notation === is.notation;
  const streams = new Map<string, string>();
  const taken = new Set<string>();
  for (const [was, is] of pairs.toSorted((a, b) => Number(isSame(b)) - Number(isSame(a)))) {
    const stream = was.drawnAs ?? was.name;
    if (streams.has(is.name) || taken.has(stream)) continue;
    streams.set(is.name, stream);
    taken.add(stream);
  }
  const inputs = after.inputs.map((input) => {
    const drawnAs = streams.get(input.name) ?? old.get(input.name)?.drawnAs;
    return drawnAs === undefined ? input : { ...input, drawnAs };
  });
  return { ...after, inputs };
}
