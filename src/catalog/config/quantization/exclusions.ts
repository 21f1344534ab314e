import type { Weight } from '../../structure/weight.ts';

/**
 * Modules that stay unquantized, as checkpoints list them: whole names (`lm_head`, `model.layers.3.mlp.gate`), a prefix
 * of names (`model.layers.3.self_attn`), with `*` for anything, as a word inside (`gate`), or as `re:` with a pattern.
 */
export function exclusions(entries: readonly unknown[]): (weight: Weight) => boolean {
  const tests = entries.filter((entry) => typeof entry === 'string').map(testOf);
  return ({ module }) => tests.some((test) => test(module));
}

/** What stands before the layers differs (`language_model.model.`, `backbone.`): names are compared from there on. */
const fromLayers = (name: string) =>
  name.replace(/^.*?(?=layers\.)/, '').replace(/^(language_model\.)?model\./, '');

function testOf(entry: string): (module: string) => boolean {
  if (entry.startsWith('re:')) {
    const pattern = new RegExp(entry.slice(3));
    return (module) => pattern.test(module);
  }
  const name = fromLayers(entry);
  if (name.includes('*')) {
    const parts = name.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
    const pattern = new RegExp(`^${parts.join('.*')}`);
    return (module) => pattern.test(fromLayers(module));
  }
  if (!name.includes('.')) return (module) => module.split('.').includes(name);
  return (module) => fromLayers(module) === name || fromLayers(module).startsWith(`${name}.`);
}
