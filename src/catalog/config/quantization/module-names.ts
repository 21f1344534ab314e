import { type PatternEffort, patternOf } from './pattern/pattern.ts';

/** What checkpoints put before their layers: their language model among other parts, their decoder. */
const before = /^(language_model|text_model|llm|model|backbone|transformer|gpt_neox|decoder)\./;

/** Words that files of one model use for one thing. */
const synonyms: readonly (readonly [RegExp, string])[] = [
  [/^(h|blocks)(?=\.)/, 'layers'],
  [/\bshared_expert\b/g, 'shared_experts'],
  [/(?<=\.)ffn(?=\.|$)/g, 'mlp'],
  [/(?<=\.)attn(?=\.|$)/g, 'self_attn'],
  [/^head$/, 'lm_head'],
];

/** A name without what stands before the layers, which differs between files, and in one spelling. */
export function bareName(module: string): string {
  let name = module;
  while (before.test(name)) name = name.replace(before, '');
  return synonyms.reduce((spelled, [word, usual]) => spelled.replace(word, usual), name);
}

/**
 * Whether a module is one of those named, is inside one of them (`layers.3.self_attn`), or has the name inside its own
 * (`gate`): names are compared by whole words between dots. A name that says what stands before the layers is whole:
 * `model.transformer.ff_out` is not the `ff_out` of a layer.
 */
export function namedModules(names: readonly string[]): (module: string) => boolean {
  const whole = new Set(names.map(bareName));
  const anywhere = new Set(names.filter((name) => !before.test(name)).map(bareName));
  return (module) => {
    if (whole.size === 0) return false;
    const words = bareName(module).split('.');
    return words.some((_word, from) =>
      words.some((_last, to) => {
        const part = words.slice(from, to + 1).join('.');
        return to >= from && (from === 0 ? whole : anywhere).has(part);
      }),
    );
  };
}

/**
 * A test for an entry with `*` for anything, which covers what is inside a module too, or with `re:` and a regular
 * expression, which is tried from the start of the name as it may stand in the checkpoint.
 *
 * @throws PatternError
 */
export function moduleTest(entry: string, effort: PatternEffort): (module: string) => boolean {
  if (!entry.startsWith('re:')) {
    const pieces = bareName(entry).split('*');
    return (module) => coversGlob(pieces, bareName(module));
  }
  const source = entry.slice(3);
  const matches = patternOf(source, effort);
  const startsAnywhere = source.startsWith('.*');
  return (module) => spellings(module, startsAnywhere).some(matches);
}

/** How a module's name may be spelled in the checkpoint: as part of a model with other parts, or alone too. */
function spellings(module: string, startsAnywhere: boolean): readonly string[] {
  const bare = module.replace(/^model\./, '');
  const whole = [`language_model.${module}`, `model.language_model.${bare}`];
  return startsAnywhere ? whole : [module, bare, `backbone.${bare}`, ...whole];
}

/** Whether pieces with anything between them begin a name, up to its end or a dot. */
function coversGlob(pieces: readonly string[], name: string): boolean {
  const [first = '', ...rest] = pieces;
  const last = rest.pop() ?? '';
  if (!name.startsWith(first)) return false;
  let at = first.length;
  for (const piece of rest) {
    const found = name.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  if (last === '') return true;
  for (let found = name.indexOf(last, at); found >= 0; found = name.indexOf(last, found + 1)) {
    const end = name.charAt(found + last.length);
    if (end === '' || end === '.') return true;
  }
  return false;
}
