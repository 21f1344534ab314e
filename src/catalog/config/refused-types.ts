const encoder = 'reads text but does not write any: its cost is not modelled';
const speech = 'is a model for speech: its cost is not modelled';
const pictures = 'is a model for images: its cost is not modelled';
const assistant = 'drafts tokens for another model and does not work on its own';
const translator =
  'is an encoder with a decoder of a kind that is not known; of that kind only t5, mt5 and umt5 are';

/** Words of `model_type` that are well known and not read, and why. */
export const refusedTypes: Readonly<Record<string, string>> = {
  ...reasons(encoder, [
    'albert',
    'bert',
    'big_bird',
    'camembert',
    'deberta',
    'deberta-v2',
    'distilbert',
    'electra',
    'ernie',
    'eurobert',
    'longformer',
    'modernbert',
    'mpnet',
    'new',
    'nomic_bert',
    'roberta',
    'xlm-roberta',
  ]),
  ...reasons(speech, ['bark', 'csm', 'moshi', 'musicgen', 'seamless_m4t', 'speecht5', 'wav2vec2', 'whisper']),
  ...reasons(pictures, ['clip', 'dinov2', 'dinov3_vit', 'siglip', 'siglip2', 'vit']),
  ...reasons(assistant, ['gemma4_assistant', 'gemma4_unified_assistant', 'muse_glimmer_assistant']),
  ...reasons(translator, [
    'bart',
    'bigbird_pegasus',
    'blenderbot',
    'led',
    'longt5',
    'm2m_100',
    'marian',
    'mbart',
    'pegasus',
    'prophetnet',
    'switch_transformers',
    't5gemma',
  ]),
};

function reasons(reason: string, types: readonly string[]): Record<string, string> {
  return Object.fromEntries(types.map((type) => [type, reason]));
}

/** Classes of heads that are trained for another model to guess ahead, and share its tables. */
const drafts = /eagle|medusa|hydra|speculator|NextN|MTP/i;

/** Whether a class is of such a draft. */
export const isDraft = (name: unknown): boolean => typeof name === 'string' && drafts.test(name);
