import { Finding, SlowStep } from './finding.ts';
import type { Input, Kind, Verdict } from './kind.ts';
import type { Probe } from './probe.ts';

/** What came of one input: a verdict, or what is wrong. */
export async function examineCase(kind: Kind, input: Input, probe: Probe): Promise<Verdict | Finding> {
  const verdict = await examineOnce(kind, input, probe);
  // A first time may load and compile what the process has not needed before: only what is slow twice is slow.
  return verdict instanceof SlowStep ? examineOnce(kind, input, probe) : verdict;
}

async function examineOnce(kind: Kind, input: Input, probe: Probe): Promise<Verdict | Finding> {
  try {
    return await kind.examine(input, probe);
  } catch (error) {
    if (error instanceof Finding) return error;
    const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
    return new Finding(`examining: ${name}: ${message.slice(0, 100)}`, stack ?? '');
  }
}
