import { asMapping } from './language-part.ts';
import { type ConfigReading, readConfig } from './read-config.ts';

/** Reads a `config.json` that a scenario names. */
export function openConfig(path: string, readText: (path: string) => string): ConfigReading {
  try {
    return readConfig({ config: asMapping(JSON.parse(readText(path))) ?? {} });
  } catch (error) {
    const rule = error instanceof SyntaxError ? 'is not JSON' : 'cannot be read';
    return { facts: null, problems: [{ path: [], rule, found: path }], remarks: [] };
  }
}
