import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatProblem } from '../../src/errors.ts';
import { createEngine } from '../../src/engine/create-engine.ts';
import { readScenarioText, type ReadOptions } from '../../src/scenario/read-scenario.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { simulate } from '../../src/simulate.ts';
import { Finding } from './finding.ts';
import type { Input, Verdict } from './kind.ts';
import { checkControl, checkError, checkWords, mainFile } from './oracle/messages.ts';
import { checkPage, checkResult } from './oracle/results.ts';
import type { Probe } from './probe.ts';

/** One engine for all cases of a process: what a run before it left there must not matter. */
const engine = createEngine({ threads: 'never' });

/** Few draws: what is looked for does not take many. */
const draws = 256;
/** Observations that agree with hardly any draw are refused soon. */
const maxDraws = 2 ** 16;

/** Writes what a scenario names, reads it, and simulates one that is accepted as far as the input's depth asks. */
export async function examineScenario(
  input: Input,
  probe: Probe,
  options: ReadOptions & { readonly folder?: string } = {},
): Promise<Verdict> {
  const { text, words = [], depth = 'drawn' } = input;
  for (const [name, content] of Object.entries(input.files ?? {}))
    writeFileSync(join(probe.folder, name), content);
  const set = [...(options.set ?? []), ...words];
  const read = await probe.step('reading', () =>
    readScenarioText(text, { folder: probe.folder, ...options, set, name: mainFile }),
  );
  if ('refusal' in read) {
    checkError(read.refusal, input, lineLengths(text));
    return 'refused';
  }
  checkScenario(read.value, input);
  await examineDraws(read.value, { ...input, depth }, probe);
  return 'accepted';
}

function checkScenario({ remarks, notes, cautions }: Scenario, input: Input): void {
  for (const remark of remarks) {
    checkControl(formatProblem(remark), 'a remark');
    checkWords(formatProblem(remark), input, 'a remark');
  }
  for (const sentence of [...notes, ...cautions]) checkWords(sentence, input, 'a note');
}

async function examineDraws(scenario: Scenario, input: Input, probe: Probe): Promise<void> {
  const { depth } = input;
  const outputs = scenario.outputs.slice(0, 1);
  const run = () =>
    simulate(scenario, {
      draws,
      maxDraws,
      seed: 'fuzz',
      engine,
      ...(depth === 'drawn' && { outputs, sensitivity: false }),
    });
  const drawn = await probe.step('simulating', run);
  if ('refusal' in drawn) {
    checkError(drawn.refusal, input);
    if (drawn.refusal.name === 'ScenarioError')
      throw new Finding(
        'an accepted scenario is refused when it is run',
        drawn.refusal.message.slice(0, 300),
      );
    return;
  }
  checkResult(drawn.value, input);
  if (depth === 'drawn') return;
  const again = await probe.step('simulating again', run);
  if (!('value' in again) || JSON.stringify(again.value) !== JSON.stringify(drawn.value))
    throw new Finding('a second run with the same seed differs');
  if (depth !== 'page') return;
  await checkPage(drawn.value, input, probe);
}

/** Characters of each line; undefined for bytes that are no text. */
function lineLengths(text: string | Uint8Array): readonly number[] | undefined {
  try {
    const decoded = typeof text === 'string' ? text : new TextDecoder('utf-8', { fatal: true }).decode(text);
    return decoded
      .replace(/^\ufeff/, '')
      .split('\n')
      .map(({ length }) => length);
  } catch {
    return undefined;
  }
}
