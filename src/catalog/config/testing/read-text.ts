import type { ModelFacts } from '../../structure/facts.ts';
import { type ConfigReading, readConfig } from '../read-config.ts';

/** What is read from the text of a `config.json`. */
export const readText = (text: string): ConfigReading => readConfig({ config: JSON.parse(text) });

/** The facts of a `config.json` that must be readable. */
export function factsOfText(text: string): ModelFacts {
  const { facts, problems } = readText(text);
  if (facts === null) throw new Error(JSON.stringify(problems));
  return facts;
}
