import type { Comparison, PairedOutput } from './result.ts';
import type { Result } from '../result.ts';

/** A scenario of a comparison with the name it goes by, which no other has. */
export interface NamedScenario {
  readonly name: string;
  readonly result: Result;
  /** Null for the base. */
  readonly paired: Readonly<Record<string, PairedOutput>> | null;
}

/** The base and the others; titles where they tell them apart, file names otherwise, numbers where both are alike. */
export function namedScenarios({ base, others }: Comparison): readonly NamedScenario[] {
  const all = [
    { result: base, paired: null },
    ...others.map(({ result, outputs }) => ({ result, paired: outputs })),
  ];
  const titles = all.map(({ result }) => result.scenario.title || result.scenario.file);
  const names =
    new Set(titles).size === titles.length ? titles : all.map(({ result }) => result.scenario.file);
  const distinct = new Set(names).size === names.length;
  return all.map((scenario, index) => ({
    ...scenario,
    name: distinct ? names[index]! : `${names[index]} (${index + 1})`,
  }));
}
