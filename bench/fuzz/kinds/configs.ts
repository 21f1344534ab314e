import { realConfigs } from '../../../src/catalog/config/testing/real-configs.ts';
import { examineScenario } from '../examine-scenario.ts';
import type { Kind } from '../kind.ts';
import { mutateJson } from '../material/mutate-json.ts';
import { mutateText } from '../material/mutate-text.ts';

const scenario =
  'model: llm-service\naccelerator: h100-sxm\nlanguage_model: ./config.json\nyear: 2025\nrental: on-demand\nworkloads:\n  - { name: chat }\ninputs:\n  daily_active_users: 1M\n';

const real = Object.values(realConfigs);

/** The config of a language model, with parts changed. */
export const configs: Kind = {
  name: 'configs',
  about: 'configs of language models, changed',
  share: 2,
  make: (random) => {
    const changed = JSON.stringify(mutateJson(random.pick(real), random), null, 1);
    return {
      text: random.chance(0.8) ? changed : mutateText(changed, random, ['{', '"model_type": "llama",', '}']),
    };
  },
  examine: (input, probe) => examineScenario({ text: scenario, files: { 'config.json': input.text } }, probe),
};
