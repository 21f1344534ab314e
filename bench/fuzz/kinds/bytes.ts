import { examineScenario } from '../examine-scenario.ts';
import type { Kind } from '../kind.ts';
import { scenarios } from '../material/corpus.ts';
import { mutateBytes } from '../material/mutate-text.ts';

/** Bytes as a scenario file: any at all, or those of a real one with some changed. */
export const bytes: Kind = {
  name: 'bytes',
  about: 'bytes as a scenario file',
  share: 1,
  make: (random) => ({
    text: random.chance(0.3)
      ? Uint8Array.from(random.times(random.few(400), () => random.below(random.chance(0.5) ? 128 : 256)))
      : mutateBytes(new TextEncoder().encode(random.pick(scenarios).text), random),
  }),
  examine: (input, probe) => examineScenario(input, probe),
};
