import type { Kind } from './kind.ts';
import { bytes } from './kinds/bytes.ts';
import { commandLines } from './kinds/command-lines.ts';
import { configs } from './kinds/configs.ts';
import { correlations } from './kinds/correlations.ts';
import { imports } from './kinds/imports.ts';
import { levers } from './kinds/levers.ts';
import { logs } from './kinds/logs.ts';
import { months } from './kinds/months.ts';
import { notation } from './kinds/notation.ts';
import { observations } from './kinds/observations.ts';
import { overrides } from './kinds/overrides.ts';
import { results } from './kinds/results.ts';
import { scenarios } from './kinds/scenarios.ts';
import { services } from './kinds/services.ts';
import { strings } from './kinds/strings.ts';
import { structure } from './kinds/structure.ts';
import { tables } from './kinds/tables.ts';
import { tokens } from './kinds/tokens.ts';

/** Every kind of input: a new one is a file and a row. */
export const kinds: readonly Kind[] = [
  bytes,
  tokens,
  strings,
  notation,
  months,
  structure,
  scenarios,
  services,
  correlations,
  observations,
  tables,
  logs,
  imports,
  configs,
  overrides,
  levers,
  results,
  commandLines,
];
