import { didYouMean } from '../../errors.ts';
import type { ConfigReader } from './config-reader.ts';
import { families } from './families/families.ts';
import type { Family } from './family.ts';
import { isDraft, refusedTypes } from './refused-types.ts';

/** The part of a multimodal file that is its language model is often named after the whole. */
const bare = (type: string) => type.replace(/_text(_model)?$/, '');

/**
 * The family that a file is of: by the class of its code where a family claims that, else by `model_type`. Null, and a
 * problem, where none is known.
 *
 * @param typed what says `model_type`, where that is not the language model's own part
 */
export function chooseFamily(config: ConfigReader, typed: ConfigReader = config): Family | null {
  const classes = config.list('architectures') ?? [];
  const type = config.word('model_type');
  const draft = classes.find(isDraft);
  if (draft !== undefined) {
    config.wrong(
      ['architectures'],
      'drafts tokens for another model and does not work on its own',
      draft,
      'give the config.json of that model',
    );
    return null;
  }
  const byClass = families.find(({ architectures = [] }) =>
    architectures.some((one) => classes.includes(one)),
  );
  const byType = type === null ? undefined : families.find(({ types }) => types.includes(bare(type)));
  const family = byClass ?? byType;
  if (family !== undefined) return family;
  const known = families.flatMap(({ types }) => types);
  if (type === null) config.missing(['model_type'], `such as ${known.slice(0, 6).join(', ')}`);
  else if (Object.hasOwn(refusedTypes, bare(type)))
    typed.wrong(['model_type'], refusedTypes[bare(type)]!, type);
  else {
    const instead =
      'give `layers`, `d_model` and so on in the scenario, or `parameters` and `active_parameters` alone';
    const hint = didYouMean(type, known);
    typed.wrong(
      ['model_type'],
      'this family of models is not known',
      type,
      hint === undefined ? instead : `${hint}; or ${instead}`,
    );
  }
  return null;
}
